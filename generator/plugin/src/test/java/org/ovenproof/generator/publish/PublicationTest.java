package org.ovenproof.generator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.site.TestSite;

/** Whom the folder belongs to that a site is published into, and what becomes of it. */
@Timeout(60)
class PublicationTest {

  private static final String OWN_FOLDER =
      "\n    → give the site a folder of its own with -Djbake.outputDirectory, or leave that away";

  @TempDir private Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    // Spaces and Hangul, as in the folders of many.
    site = new TestSite(folder.resolve("내 프로젝트"));
    site.file("src/main/Main.java", "class Main {}").page("page", "= Page\n");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private SiteSettings settings(String output) throws ProblemsFound {
    return new SettingsReader(site.path(""), Map.of())
        .read(site.path(output), site.path("target"), List.of());
  }

  /** Publishes a page, and returns what keeps it from being published. */
  private List<String> publish(String output, String page, String text) throws Exception {
    return publish(output, Map.of(page, text.getBytes()));
  }

  private List<String> publish(String output, Map<String, byte[]> files) throws Exception {
    try {
      OutputFolder.check(settings(output));
      new Publication(settings(output)).recover();
      new Publication(settings(output)).publish(files, Map.of());
      return List.of();
    } catch (ProblemsFound found) {
      return found.problems().stream().map(Problem::text).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> a_folder_that_may_hold_what_is_not_ours_is_refused_and_nothing_is_touched()
      throws Exception {
    site.file("gh/.git/HEAD", "ref").file("gh/CNAME", "example.org");
    site.file("worktree/.git", "gitdir: elsewhere").file("file", "a file");
    site.file("notes/mine.txt", "mine").file("hidden/.nojekyll", "");
    Files.createSymbolicLink(site.path("link"), site.path("notes"));
    Files.createSymbolicLink(site.path("pages"), site.path("content"));
    String here = "the site cannot be published here: ";
    Map<String, String> refused = new TreeMap<>();
    refused.put(".", ".:1:1: " + here + "the folder contains the project" + OWN_FOLDER);
    refused.put("..", folder + ":1:1: " + here + "the folder contains the project" + OWN_FOLDER);
    refused.put("/", "/:1:1: " + here + "the folder contains the whole file system" + OWN_FOLDER);
    String home = System.getProperty("user.home");
    refused.put(home, home + ":1:1: " + here + "the folder contains your home folder" + OWN_FOLDER);
    refused.put("content", "content:1:1: " + here + "the folder contains content" + OWN_FOLDER);
    refused.put(
        "target", "target:1:1: " + here + "the folder contains target/snippets" + OWN_FOLDER);
    for (String inside : List.of("content/site", "templates/new", "assets/img/x", "src/site")) {
      refused.put(
          inside,
          "%s:1:1: %sthe folder lies in %s, which it is made of%s"
              .formatted(inside, here, inside.replaceAll("/.*", ""), OWN_FOLDER));
    }
    refused.put(
        "pages/site",
        "pages/site:1:1: " + here + "the folder lies in content, which it is made of" + OWN_FOLDER);
    refused.put("file", "file:1:1: " + here + "this is a file, not a folder" + OWN_FOLDER);
    refused.put(
        "link",
        "link:1:1: %sthis is a symbolic link to %s\n    → name the folder that it leads to"
            .formatted(here, site.path("notes")));
    for (String repository : List.of("gh", "worktree")) {
      refused.put(
          repository,
          repository
              + ":1:1: "
              + here
              + "the folder is a repository (.git)\n"
              + "    → publish into target/site, and copy what is in it into the repository");
    }
    for (String each : List.of("notes mine.txt", "hidden .nojekyll")) {
      String[] parts = each.split(" ");
      refused.put(
          parts[0],
          """
          %s:1:1: %sno bake wrote what is in the folder, such as %s
              → name an empty folder or a new one with -Djbake.outputDirectory; if an earlier \
          version wrote all of it, delete the folder\
          """
              .formatted(parts[0], here, parts[1]));
    }
    Map<String, String> before = site.files("");
    return refused.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      assertThat(publish(each.getKey(), "en/page.html", "1"))
                          .containsExactly(each.getValue());
                      assertThat(site.files("")).isEqualTo(before);
                    }));
  }

  @Test
  void a_new_folder_an_empty_one_and_one_that_a_bake_wrote_are_published_into() throws Exception {
    Files.createDirectories(site.path("empty"));
    for (String output : List.of("new/deep/folder", "empty", "target/site", "../바깥 폴더")) {
      assertThat(publish(output, "en/old.html", "1")).isEmpty();
      assertThat(publish(output, "en/page.html", "2")).isEmpty();
      assertThat(site.files(output))
          .containsOnlyKeys("en/page.html", "style.css", ".ovenproof-manifest")
          .containsEntry("en/page.html", "2");
      assertThat(site.path(output).resolveSibling(".ovenproof-site-next")).doesNotExist();
    }
  }

  @Test
  void what_others_put_into_the_folder_stays_and_what_only_we_wrote_goes() throws Exception {
    site.file("target/site/apidocs/index.html", "Maven's").file("target/site/en/a.txt", "own");
    assertThat(publish("target/site", "en/page.html", "1")).isEmpty();
    site.file("target/site/CNAME", "example.org").file("target/site/.nojekyll", "");
    site.file("target/site/css/.git/HEAD", "ref");
    Path link = Files.createSymbolicLink(site.path("target/site/link"), Path.of("nowhere"));
    Object identity = Files.getAttribute(site.path("target/site/CNAME"), "fileKey");

    assertThat(publish("target/site", "ko/page.html", "2")).isEmpty();

    Map<String, String> files = site.files("target/site");
    files.remove(".ovenproof-manifest");
    assertThat(files)
        .containsOnlyKeys(
            "apidocs/index.html",
            "en/a.txt",
            "CNAME",
            ".nojekyll",
            "css/.git/HEAD",
            "ko/page.html",
            "style.css")
        .containsEntry("apidocs/index.html", "Maven's");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.getAttribute(site.path("target/site/CNAME"), "fileKey")).isEqualTo(identity);
  }

  @Test
  void a_file_of_ours_that_somebody_has_changed_and_no_page_needs_any_more_stays()
      throws Exception {
    publish("target/site", "en/old.html", "1");
    site.file("target/site/en/old.html", "edited").file("target/site/CNAME", "example.org");
    assertThat(publish("target/site", "en/page.html", "2")).isEmpty();
    assertThat(site.files("target/site")).containsEntry("en/old.html", "edited");
  }

  @Test
  void a_file_of_others_where_one_of_ours_belongs_is_refused_unless_it_is_the_same()
      throws Exception {
    site.file("target/site/en/page.html", "not ours").file("target/site/ko/page.html", "same");
    Files.createSymbolicLink(site.path("target/site/ja"), site.path("content"));
    site.file("target/site/zh", "a file").file("target/site/fr/page.html/x", "in a folder");
    Map<String, String> before = site.files("");
    Map<String, byte[]> files = new TreeMap<>();
    for (String language : List.of("en", "ja", "zh", "fr")) {
      files.put(language + "/page.html", "ours".getBytes());
    }
    files.put("ko/page.html", "same".getBytes());

    List<String> problems = publish("target/site", files);

    assertThat(problems)
        .containsExactly(taken("en/page.html"), taken("fr/page.html"), taken("ja"), taken("zh"));
    Map<String, String> after = site.files("");
    after.remove("target/snippets/publication.lock");
    assertThat(after).isEqualTo(before);
    assertThat(publish("target/site", "ko/page.html", "same")).isEmpty();
  }

  private static String taken(String address) {
    return """
    target/site/%s:1:1: the site has a file of this name, and no bake wrote the one that is here
        → move it away; if an earlier version wrote it, delete the folder of the site (mvn clean)\
    """
        .formatted(address);
  }

  @Test
  void a_page_may_take_the_place_of_a_folder_of_ours_and_the_other_way_round() throws Exception {
    for (String others : List.of("", "CNAME")) {
      if (!others.isEmpty()) {
        site.file("target/site/" + others, "example.org");
      }
      for (String address : List.of("a/b/page.html", "a", "a/b", "a")) {
        assertThat(publish("target/site", address, "1")).isEmpty();
        assertThat(site.files("target/site")).containsKey(address);
      }
    }
  }

  @Test
  void a_manifest_that_names_what_is_outside_counts_for_nothing() throws Exception {
    site.file("precious.txt", "1");
    for (String address : List.of("../../precious.txt", site.path("precious.txt").toString())) {
      site.file("out/.ovenproof-manifest", "ovenproof site 1\n92d7df47-1 " + address + "\n");
      assertThat(publish("out", "en/page.html", "1")).hasSize(1);
      assertThat(site.path("precious.txt")).exists();
    }
    // Nor does a link lead there.
    publish("target/site", "en/old.html", "1");
    Files.createDirectories(site.path("elsewhere"));
    Files.move(site.path("target/site/en/old.html"), site.path("elsewhere/old.html"));
    Files.delete(site.path("target/site/en"));
    Files.createSymbolicLink(site.path("target/site/en"), site.path("elsewhere"));
    assertThat(publish("target/site", "ko/page.html", "1")).isEmpty();
    assertThat(site.path("elsewhere/old.html")).exists();
  }

  @Test
  void what_a_killed_build_left_is_ended_or_taken_away() throws Exception {
    for (String others : List.of("", "CNAME")) {
      if (!others.isEmpty()) {
        site.file("target/site/" + others, "example.org");
      }
      publish("target/site", "en/page.html", "1");
      Map<String, String> first = site.files("target/site");
      // It was killed while it wrote,
      site.file("target/.ovenproof-site-next/en/page.html", "half");
      site.file("target/site/.ovenproof-next/en/page.html", "half");
      new Publication(settings("target/site")).recover();
      assertThat(site.files("target/site")).isEqualTo(first);
      assertThat(site.path("target/.ovenproof-site-next")).doesNotExist();
      // before the new site was in the place of the old one,
      Files.move(site.path("target/site"), site.path("target/.ovenproof-site-old"));
      new Publication(settings("target/site")).recover();
      assertThat(site.files("target/site")).isEqualTo(first);
      assertThat(site.path("target/.ovenproof-site-old")).doesNotExist();
      // or when all was written, and some of it was in its place.
      for (String next : List.of("target/.ovenproof-site-next", "target/site/.ovenproof-next")) {
        site.file(next + "/ko/page.html", "2").file(next + "/moved.html", "3");
        Manifest.of(site.path(next)).write(site.path(next));
        Files.move(
            site.path(next + "/moved.html"),
            site.path("target/site/moved.html"),
            StandardCopyOption.REPLACE_EXISTING);
        Manifest.in(site.path(next)).orElseThrow().write(site.path("target/site"));
        new Publication(settings("target/site")).recover();
        assertThat(site.files("target/site"))
            .containsEntry("ko/page.html", "2")
            .containsEntry("moved.html", "3")
            .doesNotContainKey(".ovenproof-next/.ovenproof-manifest");
        assertThat(site.path(next)).doesNotExist();
      }
      publish("target/site", "en/page.html", "1");
      assertThat(site.files("target/site")).isEqualTo(first);
    }
  }

  @Test
  void of_a_build_that_was_killed_while_it_cleaned_up_nothing_is_left() throws Exception {
    publish("target/site", "en/page.html", "1");
    Map<String, String> first = site.files("target/site");
    // Its manifest was gone, its folders were not,
    Files.createDirectories(site.path("target/.ovenproof-site-old/en/deep"));
    // or the one of the new site was half written, which others would see.
    site.file("target/site/..ovenproof-manifest.00f0a1b2c3d4e5f6.new", "ov");
    new Publication(settings("target/site")).recover();
    assertThat(site.files("target/site")).isEqualTo(first);
    assertThat(site.path("target/.ovenproof-site-old")).doesNotExist();
  }

  @Test
  void what_was_put_into_the_old_site_while_the_new_one_took_its_place_is_in_the_new_one()
      throws Exception {
    publish("target/site", "en/page.html", "1");
    Files.move(site.path("target/site"), site.path("target/.ovenproof-site-old"));
    site.file("target/.ovenproof-site-old/late/file.txt", "late");
    site.file("target/site/en/page.html", "2");
    Manifest.of(site.path("target/site")).write(site.path("target/site"));
    new Publication(settings("target/site")).recover();
    assertThat(site.path("target/site/late/file.txt")).exists();
    assertThat(site.path("target/.ovenproof-site-old")).doesNotExist();
  }

  @Test
  void publications_at_the_same_time_come_one_after_the_other() throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String text = "text " + thread;
        all.add(
            pool.submit(
                () -> {
                  for (int round = 0; round < 25; round++) {
                    assertThat(publish("target/site", "en/page.html", text)).isEmpty();
                  }
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(site.files("target/site"))
        .containsOnlyKeys("en/page.html", "style.css", ".ovenproof-manifest");
  }
}
