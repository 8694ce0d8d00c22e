package org.ovenproof.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;
import org.ovenproof.worker.session.Cells;

/** What a reader sees of a cell. */
class ValuesTest {

  private final Cells cells = new Cells("java.util.*", "org.ovenproof.display.*");

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void the_value_of_the_last_expression_is_shown() {
    assertThat(cells.shownBy("1 + 1")).isEqualTo("2");
    assertThat(cells.shownBy("int x = 4;\nx * x")).isEqualTo("16");
    assertThat(cells.shownBy("int y = 1; int z = 2; y + z")).isEqualTo("3");
  }

  @Test
  void a_trailing_semicolon_silences_the_value() {
    assertThat(cells.shownBy("1 + 1;")).isEmpty();
    assertThat(cells.shownBy("1 + 1;\n\n")).isEmpty();
    assertThat(cells.shownBy("1 + 1; ;")).isEmpty();
  }

  @Test
  void a_comment_behind_the_semicolon_does_not_undo_its_silence() {
    assertThat(cells.shownBy("1 + 1; // two")).isEmpty();
    assertThat(cells.shownBy("1 + 1; /* two */\n// indeed\n")).isEmpty();
    assertThat(cells.shownBy("\"//\" + 1; // \"")).isEmpty();
  }

  @Test
  void a_semicolon_in_a_comment_or_a_string_silences_nothing() {
    assertThat(cells.shownBy("1 + 1 // two;")).isEqualTo("2");
    assertThat(cells.shownBy("\"a;\"")).isEqualTo("a;");
    assertThat(cells.shownBy("'\\'' + \"\\\";\"")).isEqualTo("'\";");
  }

  @Test
  void a_value_in_the_middle_is_not_shown() {
    assertThat(cells.shownBy("1 + 1; 3")).isEqualTo("3");
    assertThat(cells.shownBy("\"lost\";\nint x = 1;")).isEmpty();
  }

  @Test
  void a_declaration_a_statement_and_null_show_nothing() {
    assertThat(cells.shownBy("int x = 5")).isEmpty();
    assertThat(cells.shownBy("int f() { return 1; }")).isEmpty();
    assertThat(cells.shownBy("if (x > 3) { x = 6; }")).isEmpty();
    assertThat(cells.shownBy("String none = null; none")).isEmpty();
    assertThat(cells.shownBy("List.of(1).forEach(i -> { })")).isEmpty();
  }

  @Test
  void a_cell_of_comments_or_of_nothing_shows_nothing() {
    assertThat(cells.shownBy("// nothing here")).isEmpty();
    assertThat(cells.shownBy("/* nor\n here */")).isEmpty();
    assertThat(cells.shownBy("")).isEmpty();
  }

  @Test
  void display_shows_more_than_one_value_in_order_with_what_is_printed() {
    assertThat(
            cells.shownBy(
                """
                import static org.ovenproof.display.Display.display;
                display(1);
                System.out.println("two");
                display(3);
                System.err.print("four");
                System.out.print("five");
                6\
                """))
        .isEqualTo("1\nout two\n\n3\nerr four\nout five\n6");
  }

  @Test
  void printing_in_pieces_to_one_stream_is_one_piece() {
    assertThat(
            cells.shownBy("for (int i = 0; i < 3; i++) System.out.print(i); System.out.flush();"))
        .isEqualTo("out 012");
  }

  @Test
  void records_are_tables() {
    cells.shownBy("record Layer(String name, int units, double rate) {}");
    assertThat(cells.shownBy("new Layer(\"in\", 3, 0.5)"))
        .isEqualTo("name | units | rate\nin | 3 | 0.5");
    assertThat(cells.shownBy("List.of(new Layer(\"a\", 1, 2), new Layer(\"b\", 3, 4))"))
        .isEqualTo("name | units | rate\na | 1 | 2.0\nb | 3 | 4.0");
    assertThat(cells.shownBy("new Layer[] {new Layer(\"a\", 1, 2)}"))
        .isEqualTo("name | units | rate\na | 1 | 2.0");
  }

  @Test
  void a_record_without_components_a_mixed_list_and_an_empty_one_are_text() {
    cells.shownBy("record Empty() {}\nrecord One(int a) {}");
    assertThat(cells.shownBy("new Empty()")).isEqualTo("[Empty[]]");
    assertThat(cells.shownBy("List.of(new Empty(), new One(1))")).isEqualTo("[Empty[], One[a=1]]");
    assertThat(cells.shownBy("List.of()")).isEqualTo("[]");
  }

  @Test
  void maps_are_tables_in_their_order_and_an_empty_one_is_text() {
    assertThat(cells.shownBy("new TreeMap<>(Map.of(\"b\", 2, \"a\", 1))"))
        .isEqualTo("key | value\na | 1\nb | 2");
    assertThat(cells.shownBy("Map.of()")).isEqualTo("{}");
    assertThat(cells.shownBy("Map<String, String> m = new HashMap<>(); m.put(null, null); m"))
        .isEqualTo("key | value\nnull | null");
  }

  @Test
  void matrices_are_tables_and_ragged_arrays_are_text() {
    assertThat(cells.shownBy("new double[][] {{1, 2}, {3, 4}}"))
        .isEqualTo("[0] | [1]\n1.0 | 2.0\n3.0 | 4.0");
    assertThat(cells.shownBy("new int[][] {{1, 2}, {3}}")).isEqualTo("[[1, 2], [3]]");
    assertThat(cells.shownBy("new int[][] {null}")).isEqualTo("[null]");
    assertThat(cells.shownBy("new int[0][0]")).isEqualTo("[]");
    assertThat(cells.shownBy("new int[] {1, 2}")).isEqualTo("[1, 2]");
    assertThat(cells.shownBy("new int[1][1][1]")).isEqualTo("[[[0]]]");
  }

  @Test
  void an_image_is_a_picture_of_its_size() {
    Outcome outcome = cells.run("new java.awt.image.BufferedImage(4, 3, 1)");
    assertThat(outcome.shown())
        .singleElement()
        .extracting(Shown::output)
        .isInstanceOfSatisfying(
            Picture.class,
            picture -> {
              assertThat(picture.width()).isEqualTo(4);
              assertThat(picture.height()).isEqualTo(3);
              assertThat(picture.png())
                  .isEqualTo(Picture.of(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB)).png());
            });
  }

  @Test
  void arrays_in_collections_maps_and_records_are_shown_by_their_elements() {
    assertThat(
            cells.shownBy(
                "List.of(new int[] {1, 2}, Optional.of(1), Set.of(List.of(new String[1], \"a\")))"))
        .isEqualTo("[[1, 2], Optional[1], [[[null], a]]]");
    assertThat(
            cells.shownBy("new Object[] {List.of(new double[] {.5}), Map.of(1, new char[] {'c'})}"))
        .isEqualTo("[[[0.5]], {1=[c]}]");
    assertThat(cells.shownBy("Map.of(\"a\", List.of(1, new long[][] {{1}, null}))"))
        .isEqualTo("key | value\na | [1, [[1], null]]");
    assertThat(
            cells.shownBy(
                "record R(List<int[]> rows, int[] row) {}\nnew R(List.of(new int[1]), new int[2])"))
        .isEqualTo("rows | row\n[[0]] | [0, 0]");
    assertThat(cells.shownBy("Object[] own = new Object[1]; own[0] = own; own"))
        .isEqualTo("[[...]]");
    assertThat(
            cells.shownBy("List<Object> all = new ArrayList<>(); all.add(all); all.add(all); all"))
        .isEqualTo("[(this Collection), (this Collection)]");
    assertThat(cells.shownBy("new ArrayList<>() { public String toString() { return \"own\"; } }"))
        .isEqualTo("own");
  }

  @Test
  void pictures_in_a_list_an_array_or_a_map_are_a_gallery() {
    cells.shownBy(
        """
        import java.awt.image.BufferedImage;
        BufferedImage image(int width) { return new BufferedImage(width, 1, 1); }
        """);
    assertThat(cells.shownBy("List.of(image(1), Picture.of(image(2)))"))
        .isEqualTo("[0]: picture of 1 x 1 pixels\n[1]: picture of 2 x 1 pixels");
    assertThat(cells.shownBy("new BufferedImage[] {image(3)}"))
        .isEqualTo("[0]: picture of 3 x 1 pixels");
    assertThat(cells.shownBy("new TreeMap<>(Map.of(\"wide\", image(4), \"flat\", image(5)))"))
        .isEqualTo("flat: picture of 5 x 1 pixels\nwide: picture of 4 x 1 pixels");
    assertThat(cells.shownBy("Arrays.asList(image(1), null)")).startsWith("[BufferedImage@");
  }

  @Test
  void standard_output_is_a_stream_like_any_other() {
    assertThat(cells.shownBy("System.out")).startsWith("java.io.PrintStream@");
  }

  @Test
  void who_waits_knows_what_a_value_is_asked_for() {
    cells.shownBy(
        """
        class Foo { public String toString() { return "foo"; } }
        class Bar implements Displayable { public Output display() { return new Text("bar"); } }
        class Bad { public String toString() { throw new Error(); } }
        """);
    assertThat(cells.questions()).isEmpty();
    cells.shownBy("List.of(1, new Foo(), new Foo())");
    assertThat(cells.questions()).containsExactly("Foo.toString()", "");
    cells.shownBy("Display.display(new Bar());\n\"text\" + new Foo()");
    cells.thrownBy("new Bad()");
    cells.thrownBy("new Bad()");
    assertThat(cells.questions().subList(2, 8))
        .containsExactly("Bar.display()", "", "Bad.toString()", "", "Bad.toString()", "");
  }

  @Test
  void a_picture_with_too_many_pixels_is_an_exception_at_the_cell() {
    Outcome.Threw threw =
        cells.thrownBy("Picture.of(new java.awt.image.BufferedImage(100_000, 200, 10))");
    assertThat(threw.message())
        .isEqualTo(
            "a picture must have at most 16,000,000 pixels but has 100,000 x 200: draw it smaller");
  }

  @Test
  void what_is_true_or_false_is_known_from_a_text_that_says_so() {
    assertThat(kind("1 < 2")).isEqualTo(Text.Kind.BOOLEAN);
    assertThat(kind("Boolean.FALSE")).isEqualTo(Text.Kind.BOOLEAN);
    assertThat(kind("\"true\"")).isEqualTo(Text.Kind.WORDS);
    assertThat(kind("1")).isEqualTo(Text.Kind.NUMBER);
    Table table =
        (Table)
            cells
                .run(
                    "record R(boolean a, Boolean b, String c) {}\n" + "new R(true, null, \"true\")")
                .shown()
                .get(0)
                .output();
    assertThat(table.rows().get(0)).isEqualTo(List.of(true, "null", "true"));
    table = (Table) cells.run("Map.of(\"a\", false)").shown().get(0).output();
    assertThat(table.rows().get(0)).isEqualTo(List.of("a", false));
  }

  private Text.Kind kind(String code) {
    return ((Text) cells.run(code).shown().get(0).output()).kind();
  }

  @Test
  void a_long_table_is_cut_with_a_note_in_its_last_row() {
    Table table =
        (Table)
            cells
                .run(
                    """
                    record Row(int i, String s) {}
                    java.util.stream.IntStream.range(0, 1250).mapToObj(i -> new Row(i, "x")).toList()\
                    """)
                .shown()
                .get(0)
                .output();
    assertThat(table.rows()).hasSize(Renderings.MAX_ROWS + 1);
    assertThat(table.rows().get(Renderings.MAX_ROWS)).isEqualTo(List.of("… 1,050 more rows", ""));
  }

  @Test
  void a_wide_matrix_is_cut_with_a_note_in_its_last_column() {
    Table table = (Table) cells.run("new double[2][100_000]").shown().get(0).output();
    assertThat(table.columns()).hasSize(Renderings.MAX_COLUMNS + 1);
    assertThat(table.columns().get(Renderings.MAX_COLUMNS)).isEqualTo("… 99,900 more");
    assertThat(table.rows().get(1)).hasSize(Renderings.MAX_COLUMNS + 1);
  }

  @Test
  void a_long_text_is_cut_with_a_note_wherever_it_stands() {
    assertThat(cells.shownBy("\"x\".repeat(1_000_000_000)"))
        .isEqualTo("x".repeat(ValueText.MAX_CHARACTERS) + "\n… 999,934,464 more characters");
    assertThat(cells.shownBy("Map.of(1, \"x\".repeat(100_000))"))
        .hasSizeLessThan(ValueText.MAX_CHARACTERS + 100)
        .endsWith("\n… 34,464 more characters");
  }

  @Test
  void a_billion_elements_are_shown_by_their_beginning() {
    assertThat(cells.shownBy("Collections.nCopies(1 << 30, \"x\")"))
        .startsWith("[x, x, x")
        .endsWith("\n… the beginning of 1,073,741,824 elements")
        .hasSizeLessThan(ValueText.MAX_CHARACTERS + 100);
    assertThat(cells.shownBy("new byte[100_000_000]"))
        .startsWith("[0, 0, 0")
        .endsWith("\n… the beginning of 100,000,000 elements");
    assertThat(cells.shownBy("record Row(int i) {}\nCollections.nCopies(1 << 24, new Row(1))"))
        .endsWith("1\n… 16,777,016 more rows");
  }

  @Test
  void of_what_is_printed_the_beginning_and_the_end_are_kept_of_each_stream_by_itself() {
    String shown =
        cells.shownBy(
            """
            for (int i = 0; i < 100_000; i++) { System.out.println("line " + i); }
            System.err.print("!");
            for (int i = 100_000; i < 200_000; i++) { System.out.println("line " + i); }
            """);
    List<String> lines = shown.lines().toList();
    assertThat(lines).startsWith("out line 0", "line 1").endsWith("line 199999");
    assertThat(lines.stream().filter(line -> line.matches("… [0-9,]+ bytes are left out …")))
        .hasSize(1);
    assertThat(shown).contains("err !").hasSizeLessThan(2 * Transcript.HALF + 5000);
    long whole = IntStream.range(0, 200_000).mapToLong(i -> ("line " + i).length() + 1).sum();
    String note = lines.stream().filter(line -> line.startsWith("…")).findFirst().orElseThrow();
    long left = Long.parseLong(note.replaceAll("[^0-9]", ""));
    long kept = shown.replace(note + "\n", "").replace("out ", "").replace("err !\n", "").length();
    assertThat(kept + left).isBetween(whole - 10, whole + 10);
    assertThat(cells.shownBy("System.out.print(\"again\");")).isEqualTo("out again");
  }

  @Test
  void what_is_shown_among_long_output_stays_in_its_order() {
    String shown =
        cells.shownBy(
            """
            import static org.ovenproof.display.Display.display;
            System.out.println("x".repeat(50_000));
            System.err.println("e1");
            display("value");
            System.out.println("o2");
            System.err.println("e3");
            """);
    assertThat(shown)
        .endsWith("x\n\nerr e1\n\nvalue\nout o2\n\nerr e3\n")
        .doesNotContain("left out");
    assertThat(shown.chars().filter(c -> c == 'x').count()).isEqualTo(50_000);
  }

  @Test
  void the_limits_cut_no_character_in_two() {
    assertThat(cells.shownBy("System.out.print(\"-\" + \"한\".repeat(100_000));"))
        .doesNotContain("\uFFFD")
        .containsPattern("한\nout \n… [0-9,]+ bytes are left out …\n한")
        .endsWith("한");
  }

  @Test
  void text_of_every_plane_arrives_as_it_is() {
    assertThat(cells.shownBy("\"한국어 🔥 \\uD83D\\uDE00 𝔸 \\u200B\\uFEFF\""))
        .isEqualTo("한국어 🔥 😀 𝔸 \u200B\uFEFF");
    assertThat(cells.shownBy("System.out.print(\"굽다 🥐\");")).isEqualTo("out 굽다 🥐");
  }

  @Test
  void an_exception_in_toString_is_one_of_the_cell() {
    cells.shownBy("class Broken { public String toString() { throw new Error(\"no text\"); } }");
    Outcome.Threw threw = cells.thrownBy("System.out.print(\"before\");\nnew Broken()");
    assertThat(threw.type()).isEqualTo("java.lang.Error");
    assertThat(threw.message()).isEqualTo("no text");
    assertThat(Cells.shown(threw)).isEqualTo("out before");
    assertThat(cells.shownBy("1 + 1")).isEqualTo("2");
  }

  @Test
  void an_exception_without_a_message_in_toString_has_none() {
    cells.shownBy("class Mute { public String toString() { throw new RuntimeException(); } }");
    assertThat(cells.thrownBy("new Mute()").message()).isEmpty();
  }

  @Test
  void closing_standard_output_silences_nobody_for_long() {
    cells.shownBy("System.out.close(); System.err.close();");
    assertThat(cells.shownBy("System.out.print(\"still here\"); System.err.print(\"too\");"))
        .isEqualTo("out still here\nerr too");
  }
}
