package org.ovenproof.generator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.site.TestSite;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** A change runs again what depends on it and nothing else, in a build and in the preview. */
class RerunsTest implements LiveSite.Listener {

  private static final String CELL = "[source%%run,java]\n----\n%s\n----\n\n";
  private static final String PAGE =
      "= First\n\nProse.\n\n"
          + CELL.formatted("int one = 1;")
          + ".Caption\n"
          + CELL.formatted("one + 1")
          + "[source%run,java]\n----\ninclude::../../code/last.jsh[]\n----\n";

  private static final List<String> ALL = List.of("first 1", "first 2", "first 3", "second 1");
  private static final List<String> NONE = List.of();

  @TempDir private Path folder;

  private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
  private final List<String> ran = new ArrayList<>();
  private TestSite files;
  private LiveSite live;

  /** A file that is changed, and the snippets that run again. */
  private record Change(String path, String before, String after, List<String> reruns) {

    private static Change ofPage(String part, String other, List<String> reruns) {
      return new Change("content/en/first.adoc", PAGE, PAGE.replace(part, other), reruns);
    }

    private static Change ofSetting(String setting, List<String> reruns) {
      String always = "template.page.file=page.peb\nsnippets.inputs=data\n";
      return new Change("jbake.properties", always, always + setting + "\n", reruns);
    }

    private String name() {
      return after == null ? path + " deleted" : path + ": " + added();
    }

    private String added() {
      List<String> old = before == null ? List.of() : before.lines().toList();
      return after.lines().filter(line -> !old.contains(line)).toList().toString();
    }
  }

  private static final List<Change> CHANGES =
      List.of(
          Change.ofPage("int one = 1;", "int one = 2;", List.of("first 1", "first 2", "first 3")),
          Change.ofPage("one + 1", "one + 2", List.of("first 2", "first 3")),
          Change.ofPage("one + 1", "one +  1", List.of("first 2", "first 3")),
          Change.ofPage("Prose", "More prose", NONE),
          Change.ofPage(".Caption", ".Another caption", NONE),
          Change.ofPage(".Caption", "[id=b]\n.Caption", NONE),
          Change.ofPage(".Caption\n[source%run,java]", "[source%run,java,echo=false]", NONE),
          Change.ofPage(".Caption\n[source%run,java]", "[source%run,java,alt=words]", NONE),
          Change.ofPage(".Caption\n[source%run,java]", "[source%run,java,timeout=9s]", NONE),
          new Change("code/last.jsh", "one + 3\n", "one + 4\n", List.of("first 3")),
          new Change("data/table.csv", "1,2\n", "1,3\n", ALL),
          new Change("data/table.csv", "1,2\n", null, ALL),
          new Change("data/more.csv", null, "1\n", ALL),
          new Change("classes/text.txt", "one\n", "two\n", ALL),
          new Change("templates/page.peb", "{{ page.body | raw }}", "<p>{{ page.body }}</p>", NONE),
          new Change("templates/text/en.properties", words("one"), words("two"), NONE),
          new Change("assets/style.css", "body {}", "h1 {}", NONE),
          Change.ofSetting("snippets.jvm=-ea -Dmore=1", ALL),
          Change.ofSetting("snippets.heap=300m", ALL),
          Change.ofSetting("snippets.environment=PATH", ALL),
          Change.ofSetting("snippets.inputs=code", ALL),
          Change.ofSetting("snippets.cache=refresh", ALL),
          Change.ofSetting("snippets.cache=off", ALL),
          Change.ofSetting("snippets.cache.dir=target/elsewhere", ALL),
          Change.ofSetting("snippets.timeout=50s", NONE),
          Change.ofSetting("snippets.workers=1", NONE),
          Change.ofSetting("site.host=https://example.org", NONE));

  private static String words(String computed) {
    return "output.skipped=Skipped\noutput.computed=%s\noutput.computed.alone=Alone\noutput.stderr=Errors\n"
        .formatted(computed);
  }

  @BeforeEach
  void open() throws IOException {
    folder = folder.toRealPath();
    files = new TestSite(folder).withClassPath(folder.resolve("classes"));
    files.pageOf("second", "3");
    for (Change each : CHANGES) {
      put(each.path(), each.before());
    }
  }

  @AfterEach
  void close() {
    files.close();
  }

  private void put(String path, String text) {
    if (text == null) {
      files.delete(path);
    } else {
      files.file(path, text);
    }
  }

  private void touch(String path) throws IOException {
    if (Files.exists(folder.resolve(path))) {
      Files.setLastModifiedTime(
          folder.resolve(path), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    }
  }

  @TestFactory
  Stream<DynamicTest> of_a_build() throws Exception {
    assertThat(built()).containsExactlyElementsOf(ALL);
    return CHANGES.stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.name(),
                    () -> {
                      put(change.path(), change.after());
                      assertThat(built()).containsExactlyElementsOf(change.reruns());
                      put(change.path(), change.before());
                      assertThat(built()).as("restored").isEmpty();
                      touch(change.path());
                      assertThat(built()).as("touched").isEmpty();
                    }));
  }

  /** Builds as a process of its own would, and returns what ran. */
  private List<String> built() throws Exception {
    files.close();
    return files.prove().snippets().executions().values().stream()
        .filter(execution -> execution.status() == Execution.Status.RAN)
        .map(RerunsTest::name)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> of_the_preview() throws Exception {
    live = new LiveSite(files.settings(), this);
    assertThat(followed(folder)).containsExactlyElementsOf(ALL);
    return CHANGES.stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.name(),
                    () -> {
                      Path path = folder.resolve(change.path());
                      put(change.path(), change.after());
                      assertThat(followed(path)).containsExactlyElementsOf(change.reruns());
                      put(change.path(), change.before());
                      assertThat(followed(path)).as("restored").isEmpty();
                      touch(change.path());
                      assertThat(followed(path)).as("touched").isEmpty();
                    }))
        .onClose(live::close);
  }

  /** Follows a change as the preview does, and returns what ran. */
  private List<String> followed(Path changed) throws Exception {
    ran.clear();
    if (live.isSetting(changed) || changed.startsWith(folder.resolve("classes"))) {
      live.follow(files.settings());
    }
    live.read(Set.of(changed));
    while (live.isRunning()) {
      told.take().run();
    }
    return ran.stream().sorted().toList();
  }

  private static String name(Execution execution) {
    Snippet snippet = execution.snippet();
    return snippet.page().replaceAll(".*/|\\.adoc", "") + snippet.id().replace("snippet-", " ");
  }

  @Override
  public void parsed(int done, int all) {}

  @Override
  public void started(Session session, Snippet snippet) {}

  @Override
  public void ended(Session session, List<Execution> executions) {
    told.add(
        () -> {
          live.ended(session, executions);
          executions.stream()
              .filter(execution -> execution.status() == Execution.Status.RAN)
              .map(RerunsTest::name)
              .forEach(ran::add);
        });
  }

  @Override
  public void failed(Session session, IOException cause) {
    throw new AssertionError(cause);
  }
}
