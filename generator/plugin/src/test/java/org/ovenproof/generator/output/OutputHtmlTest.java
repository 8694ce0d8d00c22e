package org.ovenproof.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;

class OutputHtmlTest {

  private final Pictures pictures = new Pictures();

  private String html(Output output) {
    return new OutputHtml(pictures, "../", "the alt").of(output);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.5, 0.5",
    "3.14159265, 3.142",
    "-2.71828, -2.718",
    "1234.5, 1235",
    "-123456, '-123,500'",
    "12345.6, '12,350'",
    "0.00012346, 0.0001235",
    "0.000012346, 0.00001235",
    "1e-9, 1E-9",
    "123456789, '123,500,000'",
    "6.02214076e23, 6.022E+23",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity"
  })
  void a_fraction_in_a_table_has_four_digits(double number, String shown) {
    assertThat(OutputHtml.cell(number)).isEqualTo(shown);
  }

  @Test
  void a_whole_number_keeps_all_its_digits_by_thousands_from_five_on() {
    assertThat(OutputHtml.cell(123_456_789L)).isEqualTo("123,456,789");
    assertThat(OutputHtml.cell(-295_943L)).isEqualTo("-295,943");
    assertThat(OutputHtml.cell(new BigDecimal("12345678901234567890")))
        .isEqualTo("12,345,678,901,234,567,890");
    assertThat(OutputHtml.cell(new BigDecimal("12345.678901"))).isEqualTo("12,345.678901");
    assertThat(OutputHtml.cell(new BigDecimal("1E+9"))).isEqualTo("1E+9");
    assertThat(OutputHtml.cell("1.23456789")).isEqualTo("1.23456789");
  }

  @Test
  void years_and_text_are_shown_as_they_are() {
    assertThat(OutputHtml.cell(2026L)).isEqualTo("2026");
    assertThat(OutputHtml.cell("05428715")).isEqualTo("05428715");
  }

  @Test
  void a_date_is_told_from_other_text_so_that_it_does_not_break() {
    String html = html(Table.of("when", "what").row("2021-01", "2021-01-05").row("V 2021-01", "-"));
    assertThat(html)
        .contains("<td class=\"date\">2021-01</td><td class=\"date\">2021-01-05</td>")
        .contains("<td>V 2021-01</td>");
  }

  @Test
  void a_column_is_aligned_by_its_digits_where_every_cell_is_a_number() {
    String html = html(Table.of("n", "mixed").row(1L, 2.5).row(3L, "none"));
    assertThat(html)
        .contains("<th scope=\"col\" class=\"number\">n</th><th scope=\"col\">mixed</th>")
        .contains("<td class=\"number\">1</td><td>2.5</td>");
    assertThat(html(Table.of("empty"))).contains("<th scope=\"col\">empty</th>");
  }

  @Test
  void text_begins_in_its_first_line_even_where_that_is_empty() {
    // The parser of HTML drops the line break right behind <pre>, so there must be two.
    assertThat(html(new Text("\nsecond")))
        .isEqualTo("<pre class=\"output-text\">\n\nsecond</pre>\n");
  }

  @Test
  void equal_pictures_are_one_file() {
    byte[] one = {1, 2, 3};
    String html = html(new Picture(1, 1, 1, one)) + html(new Picture(1, 1, 4, one.clone()));
    assertThat(pictures.files()).hasSize(1);
    assertThat(html).contains("width=\"1\"", "width=\"4\"", "src=\"../pictures/");
    html(new Picture(1, 1, 1, new byte[] {4}));
    assertThat(pictures.files()).hasSize(2);
  }

  @Test
  void what_stands_in_a_gallery_is_named_by_its_label_and_not_twice() {
    String html = html(Gallery.empty().with("a < b", new Picture(1, 1, 1, new byte[] {1})));
    assertThat(html)
        .contains("aria-label=\"the alt\"", "alt=\"\"", "<span class=\"label\">a &lt; b</span>");
  }
}
