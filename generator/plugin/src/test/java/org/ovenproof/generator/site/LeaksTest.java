package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;

/** What only the machine of the build knows is not published, and is told where it comes from. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LeaksTest {

  private static final String NAME = "ovenproof.test.token";

  @TempDir private Path folder;
  private TestSite site;
  private final String home = System.getProperty("user.home");

  @BeforeEach
  void begin() {
    site = new TestSite(folder);
  }

  @AfterEach
  void end() {
    System.setProperty("user.home", home);
    System.clearProperty(NAME);
    site.close();
  }

  @Test
  void a_password_of_the_settings_of_maven_is_told_by_its_server_unless_it_is_a_word()
      throws Exception {
    site.page("page", "= Page\n\nfirst\n\nq8Rz0vXw2LmK and changeit\n");
    Map<String, String> passwords =
        Map.of(
            "the password of the server 'central'",
            "q8Rz0vXw2LmK",
            "the password of the server 'local'",
            "changeit");
    SiteSettings settings =
        new SettingsReader(folder, Map.of(), passwords)
            .read(folder.resolve("target/site"), folder.resolve("target"), List.of());
    try (Site withPasswords = new Site(settings, Progress.UNSEEN)) {
      Proof proof = withPasswords.prove();
      assertThatThrownBy(() -> withPasswords.publish(proof))
          .isInstanceOfSatisfying(
              ProblemsFound.class,
              found ->
                  assertThat(found.problems().stream().map(Problem::text))
                      .containsExactly(
                          """
                          content/en/page.adoc:5:1: the password of the server 'central' would be published
                              in en/page.html:6
                              → leave out what shows it\
                          """));
    }
  }

  @Test
  void a_leak_is_told_at_the_snippet_or_the_line_that_shows_it() throws Exception {
    site.file("content/en/_part.txt", "one\n");
    site.page(
        "page",
        """
        = Page

        A sentence.

        [source%%run,java,id=where]
        ----
        String.join("/", "%s".split("[|]"))
        ----
        """
            .formatted(folder.toString().replace('/', '|')));
    site.page("written", "= Written\n\nIt is in %s here.\n".formatted(folder));

    assertThat(site.problemsOfPublishing())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "content/en/page.adoc:5:1: the path of the project's folder would be"
                            + " published\n    in en/page.html:")
                    .doesNotContain(folder.toString()))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "content/en/written.adoc:3:10: the path of the project's folder would be"
                            + " published\n    in en/written.html:"))
        .hasSize(2);
  }

  @Test
  void a_home_with_a_short_name_may_be_written_and_not_computed() throws Exception {
    System.setProperty("user.home", "/root");
    site.page(
        "page",
        "= Page\n\nLog in, and look into /root/.bashrc.\n\n"
            + "[source%run,java]\n----\nString.join(\"/\", \"\", \"root\", \".m2\")\n----\n");
    assertThat(site.problemsOfPublishing())
        .singleElement()
        .asString()
        .startsWith("content/en/page.adoc:5:1: the path of the home folder would be published");

    site.page(
        "page",
        "= Page\n\nLog in, and look into /root/.bashrc.\n\n"
            + "[source%run,java]\n----\n\"/root/.bashrc\"\n----\n");
    assertThat(site.problemsOfPublishing()).isEmpty();
  }

  @Test
  void a_secret_is_published_only_if_it_is_said_to_be_none() throws Exception {
    System.setProperty(NAME, "q8Rz0<vXw2LmK");
    site.page("page", "= Page\n\nIt is q8Rz0<vXw2LmK here.\n\n[source%run,java]\n----\n1\n----\n");
    assertThat(site.problemsOfPublishing())
        .singleElement()
        .asString()
        .startsWith(
            "content/en/page.adoc:3:7: the value of the property " + NAME + " would be published")
        .doesNotContain("q8Rz0");

    site.with("site.public", "other, " + NAME);
    assertThat(site.problemsOfPublishing()).isEmpty();
  }
}
