package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.report.BuildReport;

/** What a build makes of the sentences that its pages claim. */
class ClaimsTest {

  private static final String HABITS =
      """
      [source%%run,java,id=habits,echo=false,output=false]
      ----
      record Habits(boolean least, int circles) {}
      new Habits(%s < 4, %1$s)
      ----

      .Caption: claim:habits[least,"*few*, too"]
      [source%%run,java,id=one]
      ----
      1
      ----
      """;

  @TempDir private Path folder;
  private TestSite site;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    site = new TestSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void write(int circles) throws Exception {
    site.file(
        "content/ko/a.adoc",
        "= GAN claim:habits[least,\"원을, 가장 적게\"]\n\n" + HABITS.formatted(circles));
    site.page(
        "a",
        "= The GAN claim:habits[least,\"*draws* circles least\"]\n"
            + ":description: It claim:habits[least,draws few].\n\n"
            + "Not a claim, claim:habits[least,\"a claim, of\n1 line\"] and claim:habits[least,one].\n\n"
            + HABITS.formatted(circles));
  }

  private static String line(BuildReport.ClaimLine claim) {
    return "%s:%s:%s %s %s \"%s\" %s"
        .formatted(
            claim.page(),
            claim.line(),
            claim.column(),
            claim.id(),
            claim.field(),
            claim.text(),
            claim.status());
  }

  @Test
  void each_is_reported_and_counted_in_the_language_that_makes_it() throws Exception {
    write(3);
    BuildReport report = site.prove().report();
    assertThat(report.summary())
        .isEqualTo(
            "2 snippets: 2 ran, 0 from the cache, 0 failed, 0 skipped; 7 claims, 7 of them true");
    assertThat(report.claims().stream().map(ClaimsTest::line))
        .containsExactly(
            "content/en/a.adoc:1:11 habits least \"draws circles least\" holds",
            "content/en/a.adoc:2:18 habits least \"draws few\" holds",
            "content/en/a.adoc:4:14 habits least \"a claim, of 1 line\" holds",
            "content/en/a.adoc:5:14 habits least \"one\" holds",
            "content/en/a.adoc:13:11 habits least \"few, too\" holds",
            "content/ko/a.adoc:1:7 habits least \"원을, 가장 적게\" holds",
            "content/ko/a.adoc:9:11 habits least \"few, too\" holds");
    assertThat(report.json())
        .contains("\"claimsHeld\": 7", "\"column\": 7", "\"field\": \"least\"");
    assertThat(report.ofNextBuild().summary()).endsWith("; 7 claims, 7 of them true");
  }

  @Test
  void a_false_one_keeps_the_site_from_being_published_and_hides_no_other() throws Exception {
    write(4);
    List<String> problems = site.problemsOfPublishing();
    assertThat(problems).hasSize(7);
    assertThat(problems.get(0))
        .isEqualTo(
            """
            content/en/a.adoc:1:11: this is not so: "draws circles least"
                claim:habits[least] is false: the snippet at content/en/a.adoc:7 found least = false, circles = 4
                → write what is so, in every language of the page, or mend the snippet""");
    assertThat(folder.resolve("target/site/en/a.html")).doesNotExist();
    assertThat(site.prove().report().summary()).endsWith("; 7 claims, 0 of them true");

    write(2);
    assertThat(site.problemsOfPublishing()).isEmpty();
  }

  @Test
  void what_is_taken_home_and_what_names_the_page_has_plain_text() throws Exception {
    write(3);
    site.publish();
    assertThat(read("a.html")).contains("<title>The GAN draws circles least</title>");
    assertThat(read("a.ipynb"))
        .contains("\"# The GAN draws circles least\\n\"", "\"Caption: few, too\"");
    assertThat(read("a.jsh"))
        .contains("// The GAN draws circles least\n", "// [one]: Caption: few, too\n");
  }

  private String read(String name) throws Exception {
    return Files.readString(folder.resolve("target/site/en/" + name));
  }
}
