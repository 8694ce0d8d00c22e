package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ovenproof.generator.snippet.Snippet;

class DependentsTest {

  /** Whether the third needs the second, which failed behind the first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int a = 1;|int b = ;|b + 1|yes",
        "int a = 1;|int b = ;|a + 1|no",
        "int a = 1;|int b = c(a);|a + 1|no",
        "int a = 1;|a = 2; boom();|a + 1|yes",
        "int a = 1;|a++; boom();|a + 1|yes",
        "int a = 1;|int b = 1, c = 2; boom();|c|yes",
        "int a = 1;|int b = ;|int b = 2; b + 1|no",
        "int a = 1;|int b = ;|int b = b + 1;|yes",
        "int a = 1;|for (int i = 0; i < 3; i++) boom(i);|for (int i = 0; i < 3; i++) {}|no",
        "int n = 0; void inc() { n++; }|inc(); boom();|n|yes",
        "int n = 0; void inc() { n++; }|inc(); boom();|inc()|yes",
        "int n = 0; void inc() { n++; }|boom();|inc()|no",
        "var list = new ArrayList<Integer>();|list.add(1); boom();|list.size()|yes",
        "var list = new ArrayList<Integer>();|boom();|list.size()|no",
        "var a = new int[2]; var b = a;|b[0] = 1; boom();|a[0]|yes",
        "var a = new int[2]; var b = a;|a[0] = 1; boom();|b[0]|yes",
        "var a = f(); var b = f(); b = a;|b.add(1); boom();|a|yes",
        "var a = f(); var b = f(); a.put(b);|b.add(1); boom();|a|yes",
        "var a = f(); var b = f();|b.add(1); boom();|a|no",
        "final int[] a = {1};|a[0] = 2; boom();|a[0]|yes",
        "String[] a = {``};|a[0] = `x`; boom();|a[0]|yes",
        "record P(int x) {}|new P(1).y()|new P(2)|no",
        "class C { static int n; }|C.n = 3; boom();|C.n|yes",
        "class C { int n; }|new C().n = 3; boom();|new C().n|no",
        "enum E { A; int n; }|E.A.n = 3; boom();|E.A.n|yes",
        "int a = 1;|record R(int x) { boom }|new R(1)|yes",
        "int a = 1;|int twice(int n) { return 2 * m; }|twice(2)|yes",
        "int a = 1;|Map<String, List<Integer>> m = boom();|m.get(1)|yes",
        "int a = 1;|int[] m = boom();|m[0]|yes",
        "int a = 1;|var s = `b`; boom()|`b`.length() // s|no",
        "int a = 1;|var s = other.b; boom()|b.s|no",
        "int a = 1;|import java.io.*; boom()|new File(`a`)|no",
        "int a = 1;|int b = 1; { boom(|b|yes",
        "int a = 1;|if (a > b) { boom(); }|a|no",
      })
  void a_snippet_needs_what_failed_if_a_name_leads_there(
      String first, String failed, String third, String needs) {
    Dependents dependents = new Dependents();
    dependents.ran(snippet(first));
    dependents.missing(snippet(failed), "failed", true);

    assertThat(dependents.neededBy(snippet(third)))
        .isEqualTo(needs.equals("yes") ? Optional.of("failed") : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"import no.such.Thing;|Thing.of()", "import no.such.*;|Thing.of()"})
  void what_an_import_that_failed_would_have_brought_is_missing(String failed, String next) {
    Dependents dependents = new Dependents();
    dependents.missing(snippet(failed), "failed", false);

    assertThat(dependents.neededBy(snippet(next))).contains("failed");
  }

  private static Snippet snippet(String code) {
    return TestSnippets.snippet("id", code.replace('`', '"'), Optional.empty());
  }
}
