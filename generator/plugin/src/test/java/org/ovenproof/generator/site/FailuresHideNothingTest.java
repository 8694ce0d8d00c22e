package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a failing snippet leaves of the ones behind it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FailuresHideNothingTest {

  @TempDir private Path folder;

  private TestSite site;

  @AfterEach
  void close() {
    site.close();
  }

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    site = new TestSite(folder);
  }

  /** Returns the first line of each problem. */
  private List<String> problems() throws Exception {
    return site.problems().stream().map(text -> text.lines().findFirst().orElseThrow()).toList();
  }

  /** The line of a snippet of one line in a page of {@link TestSite#pageOf}. */
  private static int line(int snippet) {
    return 5 * snippet + 5;
  }

  @Test
  void a_document_with_a_dozen_errors_tells_all_of_them_in_one_build() throws Exception {
    List<String> cells = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int cell = 0; cell < 78; cell++) {
      String code =
          switch (cell % 6) {
            case 0 -> "var list = new ArrayList<Integer>(List.of(%d, 2));".formatted(cell);
            case 1 -> "list.add(%d); list.size()".formatted(cell);
            case 2 -> "int sum%d = list.get(0) + 1;".formatted(cell);
            case 3 -> "String name%d = \"n\" + sum%d;".formatted(cell, cell - 1);
            case 4 -> "record R%d(int x) {}".formatted(cell);
            default -> "new R%d(name%d.length()).x()".formatted(cell - 1, cell - 2);
          };
      String at = "content/en/page.adoc:%d:".formatted(line(cell));
      if (cell % 12 == 3) {
        code = "String name%d = undefined%d;".formatted(cell, cell);
        expected.add(at + "%d: cannot find symbol".formatted(15 + ("" + cell).length()));
      } else if (cell % 12 == 8) {
        code = "int sum%d = Integer.parseInt(\"x%d\");".formatted(cell, cell);
        expected.add(at + "1: NumberFormatException: For input string: \"x%d\"".formatted(cell));
      }
      cells.add(code);
    }
    site.pageOf("page", cells.toArray(String[]::new));

    List<String> found = problems();

    assertThat(found).containsExactlyElementsOf(expected).hasSize(13);
    assertThat(site.prove().report().ran()).isEqualTo(43);
  }

  @Test
  void what_needs_a_failed_snippet_is_compiled_and_waits_for_it() throws Exception {
    site.pageOf(
        "page",
        "int base = Integer.parseInt(\"x\"); int other = 2;",
        "int more = base + other; more",
        "more + absent",
        "String text = more;",
        "text.length() + 1",
        "1 + 1");

    assertThat(site.runs())
        .containsExactly(
            "snippet-1 failed: it is new",
            "snippet-2 skipped",
            "snippet-3 failed: a snippet after it had to run",
            "snippet-4 failed: a snippet after it had to run",
            "snippet-5 skipped",
            "snippet-6 ran: it is new");
    assertThat(problems())
        .containsExactly(
            "content/en/page.adoc:5:1: NumberFormatException: For input string: \"x\"",
            "content/en/page.adoc:15:8: cannot find symbol",
            "content/en/page.adoc:20:15: incompatible types: int cannot be converted to java.lang.String");
    assertThat(site.prove().report().snippets().get(4).waitsFor()).isEqualTo("snippet-1");
  }

  @Test
  void what_runs_behind_a_failure_is_kept_nowhere() throws Exception {
    site.pageOf("page", "int one = 1;", "boom", "one + 1");
    assertThat(site.runs())
        .containsExactly(
            "snippet-1 ran: it is new", "snippet-2 failed: it is new", "snippet-3 ran: it is new");
    assertThat(site.runs())
        .containsExactly(
            "snippet-1 cached",
            "snippet-2 failed: it failed the last time",
            "snippet-3 ran: #snippet-2 before it failed the last time");

    site.pageOf("page", "int one = 1;", "one = 5;", "one + 1");

    assertThat(site.runs()).contains("snippet-3 ran: #snippet-2 before it changed");
    site.publish();
    assertThat(site.files("target/site").get("en/page.html")).contains("\n6</pre>");
  }

  @Test
  void what_runs_behind_a_failure_rewrites_no_expected_output() throws Exception {
    String page =
        """
        = Page

        [source%run,java]
        ----
        boom
        ----

        [source%run,java]
        ----
        1 + 1
        ----

        [.output]
        ....
        3
        ....
        """;
    site.page("page", page).with("snippets.expect", "write");

    assertThat(problems()).anyMatch(problem -> problem.contains("cannot find symbol"));
    assertThat(site.files("content").get("en/page.adoc")).isEqualTo(page);
  }

  @Test
  void imports_of_a_failed_snippet_hold_for_those_behind_it() throws Exception {
    site.pageOf(
        "page",
        "import java.util.regex.*; import java.util.concurrent.TimeUnit; boom",
        "Pattern.compile(\"a\").pattern()",
        "TimeUnit.DAYS.toHours(1)");

    assertThat(site.runs())
        .containsExactly(
            "snippet-1 failed: it is new", "snippet-2 ran: it is new", "snippet-3 ran: it is new");
  }

  @Test
  void an_error_that_must_come_and_does_not_hides_nothing_either() throws Exception {
    site.page(
        "page",
        """
        = Page

        [source%run,java,error=ArithmeticException]
        ----
        int zero = 0;
        ----

        [source%run,java,error=compile]
        ----
        int text = "text" + zero;
        ----

        [source%run,java,error=compile]
        ----
        int fine = zero;
        ----

        [source%run,java,eval=false]
        ----
        absent(zero);
        ----

        [source%run,java]
        ----
        boom
        ----
        """);

    assertThat(problems())
        .containsExactly(
            "content/en/page.adoc:5:1: the snippet 'snippet-1' must fail with ArithmeticException but ran to its end",
            "content/en/page.adoc:15:1: the snippet 'snippet-3' must fail with a compile error but ran to its end",
            "content/en/page.adoc:20:1: cannot find symbol",
            "content/en/page.adoc:25:1: cannot find symbol");
  }

  @Test
  void behind_a_snippet_that_ends_its_process_the_rest_is_compiled() throws Exception {
    site.pageOf(
        "page", "int one = 1;", "System.exit(3);", "one + 1", "one + absent", "int two = one;");

    assertThat(site.runs())
        .containsExactly(
            "snippet-1 ran: it is new",
            "snippet-2 failed: it is new",
            "snippet-3 skipped",
            "snippet-4 failed: a snippet after it had to run",
            "snippet-5 skipped");
    assertThat(problems())
        .containsExactly(
            "content/en/page.adoc:10:1: the snippet 'snippet-2' ended its process (exit code 3)",
            "content/en/page.adoc:20:7: cannot find symbol");
  }
}
