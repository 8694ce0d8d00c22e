package org.ovenproof.generator.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Markup;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.generator.page.Html;

/** What a snippet returned, as HTML that reads without scripts. */
public final class OutputHtml {

  /** How many digits of a fraction a table shows: enough to compare, few enough to read. */
  private static final MathContext DIGITS = new MathContext(4);

  /** The whole part of a number that is long enough to be read by thousands; a year is not. */
  private static final Pattern LONG = Pattern.compile("^-?\\d{5,}(?=\\.\\d+$|$)");

  /** A year and a month, perhaps a day (ISO 8601-1, 2019, 5.2.2). */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

  /** From how many times its height on a picture is a row of many. */
  private static final int WIDE = 6;

  private final Pictures pictures;
  private final String root;
  private final String alt;

  /**
   * Writes for one snippet of one page.
   *
   * @param pictures where picture files go
   * @param root the way from the page to the site's folder
   * @param alt the text in place of a picture
   */
  public OutputHtml(Pictures pictures, String root, String alt) {
    this.pictures = pictures;
    this.root = root;
    this.alt = alt;
  }

  public String of(Output output) {
    if (output instanceof Picture picture) {
      return "<div class=\"output-picture\">" + image(picture, alt) + "</div>\n";
    }
    if (output instanceof Drawing drawing) {
      return "<div class=\"output-drawing\" role=\"img\" aria-label=\"%s\">%s</div>\n"
          .formatted(Html.escape(alt), drawing.svg());
    }
    if (output instanceof Gallery gallery) {
      return "<ul class=\"output-gallery\" role=\"list\" aria-label=\"%s\">\n%s</ul>\n"
          .formatted(Html.escape(alt), items(gallery.items()));
    }
    if (output instanceof Frames frames) {
      return """
          <div class="output-frames" data-parameter="%s" role="group" aria-label="%s">
          <ol class="frames-strip">
          %s</ol>
          </div>
          """
          .formatted(Html.escape(frames.parameter()), Html.escape(alt), items(frames.frames()));
    }
    if (output instanceof Table table) {
      return table(table);
    }
    if (output instanceof Markup markup) {
      return "<div class=\"output-markup\">" + markup.html() + "</div>\n";
    }
    return "<pre class=\"output-text\">\n" + TerminalText.html(((Text) output).text()) + "</pre>\n";
  }

  /** Returns preformatted text; {@code attributes} begins with a space if there are any. */
  public static String pre(String cssClass, String text, String attributes) {
    // The parser of HTML drops a line break right behind the tag, so there is one to drop.
    return "<pre class=\"%s\"%s>\n%s</pre>\n"
        .formatted(cssClass, attributes, Html.escape(TerminalText.plain(text)));
  }

  private String image(Picture picture, String description) {
    return """
        <img src="%s%s" alt="%s" width="%s" height="%s"%s loading="lazy" decoding="async">"""
        .formatted(
            root,
            pictures.add(picture),
            Html.escape(description),
            picture.width() * picture.scale(),
            picture.height() * picture.scale(),
            picture.scale() > 1 ? " class=\"pixels\"" : "");
  }

  private String items(List<Labelled> items) {
    StringBuilder html = new StringBuilder();
    for (Labelled item : items) {
      html.append(isWide(item.output()) ? "<li class=\"wide\">" : "<li>");
      html.append(unnamed(item.output()));
      html.append(
          "<span class=\"label\">%s</span></li>\n"
              .formatted(Html.escape(TerminalText.plain(item.label()))));
    }
    return html.toString();
  }

  /** Whether it is a row of many rather than one of them, and so wants a line for itself. */
  private static boolean isWide(Output output) {
    return output instanceof Picture picture && picture.width() > WIDE * picture.height();
  }

  /** The label below is the item's name, so the item itself has none. */
  private String unnamed(Output output) {
    if (output instanceof Picture picture) {
      return image(picture, "");
    }
    if (output instanceof Drawing drawing) {
      return "<div class=\"output-drawing\" aria-hidden=\"true\">" + drawing.svg() + "</div>";
    }
    return of(output);
  }

  private String table(Table table) {
    StringBuilder html = new StringBuilder();
    html.append(
        "<div class=\"output-table\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">"
            .formatted(Html.escape(alt.isEmpty() ? String.join(", ", table.columns()) : alt)));
    html.append("<table>\n<thead>\n<tr>");
    boolean[] numeric = new boolean[table.columns().size()];
    for (int column = 0; column < numeric.length; column++) {
      numeric[column] = isNumeric(table, column);
      html.append(
          "<th scope=\"col\"%s>%s</th>"
              .formatted(
                  classOf(numeric[column]),
                  Html.escape(TerminalText.plain(table.columns().get(column)))));
    }
    html.append("</tr>\n</thead>\n<tbody>\n");
    for (List<Object> row : table.rows()) {
      html.append("<tr>");
      for (int column = 0; column < numeric.length; column++) {
        String cell = cell(row.get(column));
        String cssClass =
            DATE.matcher(cell).matches() ? " class=\"date\"" : classOf(numeric[column]);
        html.append("<td%s>%s</td>".formatted(cssClass, Html.escape(cell)));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table></div>\n").toString();
  }

  private static String classOf(boolean numeric) {
    return numeric ? " class=\"number\"" : "";
  }

  private static boolean isNumeric(Table table, int column) {
    return !table.rows().isEmpty()
        && IntStream.range(0, table.rows().size())
            .allMatch(row -> table.rows().get(row).get(column) instanceof Number);
  }

  public static String cell(Object value) {
    boolean fraction = value instanceof Double || value instanceof Float;
    String text = fraction ? fraction(Double.parseDouble(value.toString())) : value.toString();
    return value instanceof Number ? byThousands(text) : TerminalText.plain(text);
  }

  private static String byThousands(String number) {
    Matcher whole = LONG.matcher(number);
    if (!whole.find()) {
      return number;
    }
    StringBuilder text = new StringBuilder(number);
    int first = number.startsWith("-") ? 1 : 0;
    for (int at = whole.end() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  private static String fraction(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0) {
      return "0";
    }
    return exponent < -4 || exponent > 9 ? rounded.toString() : rounded.toPlainString();
  }
}
