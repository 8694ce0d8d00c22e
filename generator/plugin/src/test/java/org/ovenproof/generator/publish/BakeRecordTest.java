package org.ovenproof.generator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.site.TestSite;

/** When there is nothing to do, and which change takes a bake. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BakeRecordTest {

  private static final String BLOCK = "[source%run,java,id=a]\n----\n1 + 1\n----\n";
  private static final String PAGE =
      "= Page\n\ninclude::{snippets}/shared.adoc[]\n\ninclude::{snippets}/none.adoc[opts=optional]\n\n"
          + BLOCK;

  private static TestSite site;
  private static Path library;
  private static Path plugin;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> system = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> versions = new ArrayList<>();

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    site = new TestSite(folder.resolve("project"));
    library = Files.createDirectories(folder.resolve("classes"));
    plugin = folder.resolve("plugin.jar");
    site.withClassPath(library);
  }

  @BeforeEach
  void begin() throws Exception {
    site.clear().properties("").delete("custom.properties");
    site.delete(library.toString()).file(library.resolve("a.txt").toString(), "a");
    site.file(plugin.toString(), "the generator");
    site.page("page", PAGE).file("examples/snippets/shared.adoc", "Shared prose.\n");
    site.file("assets/img/a.txt", "an asset");
    properties.clear();
    system.clear();
    environment.clear();
    versions.clear();
    properties.put("snippets.timeout", "50s");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  /** A change, and what makes it. */
  private record Change(String name, Edit edit) {}

  /** Changes something. */
  @FunctionalInterface
  private interface Edit {
    void make() throws Exception;
  }

  @Test
  void a_build_that_finds_all_as_it_was_has_nothing_to_do() throws Exception {
    bake();
    assertThat(isUnchanged()).isTrue();
    assertThat(isUnchanged()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> every_change_bakes_again() {
    return Stream.of(
            new Change("prose", () -> site.page("page", PAGE + "\nMore.\n")),
            new Change(
                "prose of the same length", () -> site.page("page", PAGE.replace("Pa", "Ba"))),
            new Change(
                "a page with the time of the one before",
                () -> inThePast("content/en/page.adoc", PAGE.replace("1 + 1", "1 - 1"))),
            new Change("a new page", () -> site.page("other", "= Other\n\n" + BLOCK)),
            new Change("a page deleted", () -> site.delete("content/en/page.adoc")),
            new Change("a page renamed", () -> move("content/en/page.adoc", "content/en/b.adoc")),
            new Change("an include", () -> site.file("examples/snippets/shared.adoc", "Edited.\n")),
            new Change("an include deleted", () -> site.delete("examples/snippets/shared.adoc")),
            new Change("a missing include", () -> site.file("examples/snippets/none.adoc", "Now.")),
            new Change(
                "a template", () -> site.file("templates/page.peb", "{{ page.body | raw }}")),
            new Change("a new partial", () -> site.file("templates/part.peb", "new")),
            new Change(
                "a word", () -> site.file("templates/text/en.properties", "output.skipped=S")),
            new Change("an asset", () -> site.file("assets/img/a.txt", "another")),
            new Change("a new asset", () -> site.file("assets/img/b.txt", "b")),
            new Change("an asset deleted", () -> site.delete("assets/img/a.txt")),
            new Change("the settings", () -> site.properties("site.host=https://example.org")),
            new Change("settings of JBake before", () -> site.file("custom.properties", "a=b")),
            new Change("inputs where there were none", () -> site.file("examples/data/a.csv", "1")),
            new Change("a class", () -> Files.writeString(library.resolve("a.txt"), "b")),
            new Change("a new class", () -> Files.writeString(library.resolve("b.txt"), "b")),
            new Change("a version of a library", () -> versions.add("org:library:jar:2")),
            new Change(
                "what native libraries are told",
                () -> environment.put("OPENBLAS_CORETYPE", "SkylakeX")),
            new Change("the generator", () -> Files.writeString(plugin, "the generator!")),
            new Change("-D with another value", () -> properties.put("snippets.timeout", "40s")),
            new Change("-Dsnippets.cache=off", () -> properties.put("snippets.cache", "off")),
            new Change(
                "-Dsnippets.cache=refresh", () -> properties.put("snippets.cache", "refresh")),
            new Change("-Dsnippets.expect=write", () -> properties.put("snippets.expect", "write")),
            new Change(
                "a file edited in the site", () -> site.file("target/site/en/page.html", "x")),
            new Change("a file deleted in the site", () -> site.delete("target/site/en/page.html")),
            new Change(
                "a file put into the site", () -> site.file("target/site/en/mine.html", "x")),
            new Change("the site deleted", () -> site.delete("target/site")),
            new Change("the cache deleted", () -> site.delete(".ovenproof/cache")),
            new Change(
                "the class path for readers", () -> site.delete("target/snippets/classpath.txt")),
            new Change("the record cut", () -> cutRecord()),
            new Change("the record deleted", () -> site.delete("target/snippets/bake.record")))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.name(),
                    () -> {
                      begin();
                      bake();
                      assertThat(isUnchanged()).isTrue();
                      change.edit().make();
                      assertThat(isUnchanged()).isFalse();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> a_bake_that_may_come_out_otherwise_is_not_recorded() {
    return Stream.of(
            new Change("a snippet that runs every time", () -> page("id=a", "id=a,cache=false")),
            new Change(
                "the time in prose", () -> page("= Page", "= Page\n\nBuilt {localdatetime}.")),
            new Change("a picture embedded", () -> page("= Page", "= Page\n:data-uri:")),
            new Change(
                "a drawing embedded", () -> page("= Page", "= P\n\nimage::a.svg[opts=inline]")),
            new Change("a page of the future", () -> future("content/en/page.adoc")))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.name(),
                    () -> {
                      begin();
                      site.file("content/en/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
                      change.edit().make();
                      bake();
                      assertThat(isUnchanged()).isFalse();
                    }));
  }

  @Test
  void a_bake_without_the_cache_is_not_recorded() throws Exception {
    site.properties("snippets.cache=off").close();
    bake();
    assertThat(isUnchanged()).isFalse();
    site.close();
  }

  @Test
  void a_file_that_changes_while_the_site_is_baked_takes_another_bake() throws Exception {
    BakeRecord record = BakeRecord.begin(invocation());
    Proof proof = site.prove();
    site.page("page", PAGE.replace("Page", "Edited"));
    site.site().publish(proof);
    record.keep(site.settings(), site.site().inputs(), proof);
    assertThat(isUnchanged()).isFalse();
  }

  @Test
  void the_report_is_that_of_a_build_with_every_result_from_the_cache() throws Exception {
    bake();
    site.delete("target/snippets/report.json");
    assertThat(isUnchanged()).isTrue();
    String unchanged = Files.readString(site.path("target/snippets/report.json"));
    bake();
    assertThat(Files.readString(site.path("target/snippets/report.json"))).isEqualTo(unchanged);
    assertThat(unchanged).contains("\"cached\": 1", "\"status\": \"cached\"");
  }

  @Test
  void what_only_changes_how_much_is_said_changes_nothing() throws Exception {
    bake();
    properties.put("snippets.explain", "true");
    environment.put("SHLVL", "2");
    assertThat(isUnchanged()).isTrue();
  }

  @Test
  void a_parser_starts_early_where_a_page_may_have_changed_and_only_there() throws Exception {
    assertThat(mayNeedParser()).as("nothing is kept").isTrue();
    bake();
    assertThat(mayNeedParser()).as("nothing changed").isFalse();
    site.file("templates/page.peb", "{{ page.body | raw }}");
    assertThat(mayNeedParser()).as("a template").isFalse();
    site.file("examples/snippets/shared.adoc", "Edited.\n");
    assertThat(mayNeedParser()).as("an include").isTrue();
    bake();
    page("Page", "Edited");
    assertThat(mayNeedParser()).as("a page").isTrue();
    cutRecord();
    assertThat(mayNeedParser()).as("pages are kept, and what else is unknown").isFalse();
  }

  private boolean mayNeedParser() throws IOException {
    return BakeRecord.begin(invocation()).mayNeedParser();
  }

  private BuildInvocation invocation() {
    return new BuildInvocation(
        site.path(""),
        site.path("target/site"),
        site.path("target"),
        properties,
        List.of(library),
        versions,
        List.of(plugin),
        system,
        environment);
  }

  private void bake() throws Exception {
    // What was written in this instant is as young as the bake, which then is not recorded.
    Thread.sleep(20);
    BakeRecord record = BakeRecord.begin(invocation());
    site.publish();
    record.keep(site.settings(), site.site().inputs(), site.site().latestProof());
  }

  private boolean isUnchanged() throws IOException {
    return BakeRecord.begin(invocation()).unchanged().isPresent();
  }

  private void page(String from, String to) {
    site.page("page", PAGE.replace(from, to));
  }

  private void move(String from, String to) throws IOException {
    Files.move(site.path(from), site.path(to));
  }

  private void cutRecord() throws IOException {
    Path record = site.path("target/snippets/bake.record");
    String text = Files.readString(record);
    Files.writeString(record, text.substring(0, text.length() / 2));
  }

  private void inThePast(String path, String text) throws IOException {
    FileTime before = Files.getLastModifiedTime(site.path(path));
    site.file(path, text);
    Files.setLastModifiedTime(site.path(path), before);
  }

  private void future(String path) throws IOException {
    Files.setLastModifiedTime(site.path(path), FileTime.fromMillis(4_000_000_000_000L));
  }
}
