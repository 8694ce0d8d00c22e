package org.ovenproof.generator.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.site.TestSite;

/** Which pages a build takes from those that were parsed before. */
class PageStoreTest {

  private static final String PAGE =
      """
      = Page
      :description: All that a page can have

      == Section

      Prose with value:a[] in it.

      NOTE: Noted.

      include::_part.adoc[]

      .A caption
      [source%run,java,id=a,timeout=9s,alt="text"]
      ----
      1 + 1
      ----

      [.output,tolerance=0.5]
      ....
      2
      ....

      include::_none.adoc[opts=optional]
      """;

  private static TestSite site;

  @BeforeAll
  static void open(@TempDir Path folder) {
    site = new TestSite(folder);
  }

  @BeforeEach
  void begin() throws Exception {
    site.close();
    site.clear().properties("");
    site.page("page", PAGE).file("content/en/_part.adoc", "Included.\n");
    assertThat(parsed()).containsExactly("en/page");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void a_page_that_is_taken_is_the_one_that_was_parsed() throws Exception {
    SiteSettings settings = site.settings();
    PageSettings pages = PageSettings.of(settings);
    Path file = site.path("content/en/page.adoc");
    Optional<Page> kept = PageStore.of(settings).read(file, pages);
    try (PageParser parser = new PageParser(settings.project())) {
      assertThat(kept).contains(parser.parse(file, pages));
    }
  }

  @Test
  void nothing_is_parsed_where_nothing_has_changed() throws Exception {
    assertThat(parsed()).isEmpty();
    Files.setLastModifiedTime(site.path("content/en/page.adoc"), FileTime.fromMillis(0));
    assertThat(parsed()).isEmpty();
  }

  @Test
  void only_the_page_that_was_edited_is_parsed() throws Exception {
    site.page("other", "= Other\n");
    assertThat(parsed()).containsExactly("en/other");
    site.page("page", PAGE.replace("Prose", "Better prose"));
    assertThat(parsed()).containsExactly("en/page");
    site.page("page", PAGE);
    assertThat(parsed()).containsExactly("en/page");
  }

  /** A change, and what makes it. */
  private record Change(String name, Edit edit) {}

  /** Changes something. */
  @FunctionalInterface
  private interface Edit {
    void make() throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> what_a_page_is_made_of_has_it_parsed_again() {
    return Stream.of(
            new Change("an include", () -> site.file("content/en/_part.adoc", "Edited.\n")),
            new Change("an include that appears", () -> site.file("content/en/_none.adoc", "Now.")),
            new Change(
                "an attribute", () -> site.properties("asciidoctor.attributes=experimental=")),
            new Change("a default", () -> site.properties("snippets.echo=false")),
            new Change(
                "a caption of an admonition",
                () -> site.file("templates/text/en.properties", "admonition.note=Nota")),
            new Change("the cache off", () -> site.properties("snippets.cache=off")),
            new Change("the cache refreshed", () -> site.properties("snippets.cache=refresh")),
            new Change("what is kept, damaged", PageStoreTest::damage))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.name(),
                    () -> {
                      begin();
                      change.edit().make();
                      assertThat(parsed()).containsExactly("en/page");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> a_page_that_may_differ_by_itself_is_never_kept() {
    return Stream.of(
            "Built at {localdatetime}.",
            "Edited in {docyear}.",
            "image::a.svg[opts=inline]",
            "image::a.svg[%interactive]",
            ":data-uri:")
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line,
                    () -> {
                      site.file("content/en/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
                      site.page("page", "= Page\n" + line + "\n\n" + line + "\n");
                      assertThat(parsed()).containsExactly("en/page");
                      assertThat(parsed()).containsExactly("en/page");
                    }));
  }

  @Test
  void a_page_with_a_problem_is_parsed_until_it_is_mended() throws Exception {
    site.page("page", PAGE + "\ninclude::_missing.adoc[]\n");
    assertThat(parsed()).containsExactly("en/page");
    assertThat(parsed()).containsExactly("en/page");
  }

  @Test
  void a_worker_is_prepared_for_code_that_changed_and_not_for_prose() throws Exception {
    site.page("page", PAGE.replace("Prose", "Better prose"));
    assertThat(sessionsToPrepare()).isZero();
    site.page("page", PAGE.replace("1 + 1", "1 + 2"));
    assertThat(sessionsToPrepare()).isOne();
    site.page("page", PAGE).file("content/en/_part.adoc", "Edited.\n");
    assertThat(sessionsToPrepare()).isOne();
  }

  private static void damage() throws Exception {
    for (String each : site.files(".ovenproof/cache/pages").keySet()) {
      Path file = site.path(".ovenproof/cache/pages").resolve(each);
      Files.writeString(file, Files.readString(file).replace("Section", "Damaged"));
    }
  }

  /** Returns the pages that a new build parses, without their extensions. */
  private static List<String> parsed() throws Exception {
    Watched watched = watch();
    return watched.parsed;
  }

  private static int sessionsToPrepare() throws Exception {
    return watch().sessions;
  }

  private static Watched watch() throws Exception {
    SiteSettings settings = site.settings();
    Watched watched = new Watched();
    try (Pages pages = new Pages(PageSettings.of(settings), PageStore.of(settings))) {
      pages.parse(watched);
    }
    return watched;
  }

  private static final class Watched implements ParseProgress {

    private final List<String> parsed = new ArrayList<>();
    private int sessions;
    private boolean parsing;

    @Override
    public void starting(int some) {
      sessions = some;
    }

    @Override
    public void parsed(int done, int all) {
      parsing = true;
    }

    @Override
    public boolean overlaps() {
      return true;
    }

    @Override
    public void known(List<Page> translations) {
      if (parsing) {
        translations.forEach(page -> parsed.add(page.language() + "/" + page.name()));
      }
    }
  }
}
