package org.ovenproof.generator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.output.OutputText;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.site.TestSite;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

class LiveSiteTest implements LiveSite.Listener {

  @TempDir private Path folder;

  private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
  private TestSite files;
  private LiveSite site;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    files = new TestSite(folder);
    files.pageOf("first", "int one = 1;", "one + 1", "one + 2");
    files.pageOf("second", "3");
    site = new LiveSite(files.settings(), this);
    read();
  }

  @AfterEach
  void close() {
    site.close();
    files.close();
  }

  /** Follows changes of some files to the end; of all files, if none is named. */
  private Set<String> read(String... paths) throws Exception {
    Set<Path> touched =
        paths.length == 0
            ? Set.of(folder)
            : Set.copyOf(List.of(paths).stream().map(folder::resolve).toList());
    Set<String> gone = site.read(touched);
    while (site.isRunning()) {
      told.take().run();
    }
    return gone;
  }

  private List<String> statuses() {
    return site.proof().report().snippets().stream()
        .map(line -> line.id() + " " + line.status())
        .toList();
  }

  private List<String> rendered() throws Exception {
    List<String> addresses = new ArrayList<>();
    while (site.isStale()) {
      addresses.add(site.renderNext(List.of("en/second.html")).address());
    }
    return addresses;
  }

  @Test
  void a_change_reaches_its_page_and_the_one_that_is_looked_at_comes_first() throws Exception {
    assertThat(rendered()).containsExactly("en/second.html", "en/first.html");

    files.pageOf("first", "int one = 1;", "one + 1", "one + 20");
    read("content/en/first.adoc");

    assertThat(statuses())
        .containsExactly("snippet-1 cached", "snippet-2 cached", "snippet-3 ran", "snippet-1 ran");
    assertThat(rendered()).containsExactly("en/first.html");
  }

  @Test
  void changed_words_leave_every_page_there() throws Exception {
    rendered();
    Path words = folder.resolve("templates/text/en.properties");
    Files.writeString(words, Files.readString(words) + "admonition.note=Mind\n");
    Path korean = folder.resolve("templates/text/ko.properties");
    Files.writeString(korean, Files.readString(korean) + "admonition.note=\uc54c\ub9bc\n");

    Set<String> gone = read("templates/text/en.properties", "templates/text/ko.properties");

    assertThat(gone).isEmpty();
    assertThat(rendered()).containsExactly("en/second.html", "en/first.html");
  }

  @Test
  void a_page_that_is_deleted_is_told_to_be_gone() throws Exception {
    rendered();
    files.delete("content/en/second.adoc");

    assertThat(read("content/en/second.adoc")).containsExactly("en/second.html");
    assertThat(rendered()).as("what links to it").containsExactly("en/first.html");
  }

  @Test
  void a_link_leads_somewhere_as_soon_as_its_file_is_there_and_as_long() throws Exception {
    files.page("first", "= Page\n\nlink:../data.csv[The data].\n");
    read("content/en/first.adoc");
    assertThat(site.proof().problems()).hasSize(1);

    files.file("assets/data.csv", "1");
    readAsset("assets/data.csv");
    assertThat(site.proof().problems()).isEmpty();

    files.delete("assets/data.csv");
    readAsset("assets/data.csv");
    assertThat(site.proof().problems()).hasSize(1);
  }

  private void readAsset(String path) throws Exception {
    assertThat(site.isAsset(folder.resolve(path))).isTrue();
    site.readAssets();
    read(path);
  }

  @Test
  void lines_that_move_run_nothing_and_move_the_place_of_a_failure() throws Exception {
    files.pageOf("first", "int one = 1;", "wrong()");
    read("content/en/first.adoc");
    String text = Files.readString(folder.resolve("content/en/first.adoc"));
    assertThat(site.proof().problems().get(0).at().line()).isEqualTo(10);

    Files.writeString(
        folder.resolve("content/en/first.adoc"), text.replace("= Page\n", "= Page\n\nWords.\n"));
    site.read(Set.of(folder.resolve("content/en/first.adoc")));

    assertThat(site.isRunning()).isFalse();
    assertThat(site.proof().problems().get(0).at().line()).isEqualTo(12);
  }

  @Test
  void a_session_that_one_language_changes_first_begins_with_what_both_have_shown()
      throws Exception {
    for (String page : List.of("first", "second")) {
      files.file(
          "content/ko/" + page + ".adoc",
          Files.readString(folder.resolve("content/en/" + page + ".adoc")));
    }
    Path korean = folder.resolve("content/ko/first.adoc");
    assertThat(site.isSetting(korean)).as("a language has come").isTrue();
    site.follow(files.settings());
    assertThat(site.isSetting(korean)).isFalse();
    read();
    assertThat(shown()).containsExactly("3", "3");

    String text = Files.readString(folder.resolve("content/en/first.adoc"));
    files.page("first", text.replace("one + 2", "one + 3"));
    site.read(Set.of(folder.resolve("content/en/first.adoc")));
    assertThat(site.isRunning()).isTrue();
    assertThat(shown()).as("while it runs").containsExactly("3", "3");

    while (site.isRunning()) {
      told.take().run();
    }
    assertThat(shown()).as("in English and in Korean").containsExactly("4", "3");

    files.page("first", text);
    site.read(Set.of(folder.resolve("content/en/first.adoc")));
    assertThat(shown()).as("the same again").doesNotContain("");
  }

  /** Returns what both languages show of the last snippet of the first page. */
  private List<String> shown() {
    return site.proof().pages().stream()
        .filter(page -> page.name().equals("first"))
        .map(page -> page.snippets().get(2))
        .map(snippet -> OutputText.of(site.proof().snippets().execution(snippet).outcome()))
        .map(lines -> lines.isEmpty() ? "" : lines.get(0))
        .toList();
  }

  @Override
  public void parsed(int done, int all) {
    assertThat(done).isLessThan(all);
  }

  @Override
  public void started(Session session, Snippet snippet) {
    assertThat(session.snippets()).contains(snippet);
  }

  @Override
  public void ended(Session session, List<Execution> executions) {
    told.add(() -> site.ended(session, executions));
  }

  @Override
  public void failed(Session session, IOException cause) {
    told.add(() -> site.failed(session));
  }
}
