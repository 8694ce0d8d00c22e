package org.ovenproof.generator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;

/**
 * Storms of edits, each followed by rest: processes, threads, open files and memory are then what
 * they were. {@code storm.rounds} (4) says how many, {@code storm.seed} which edits. A soak:
 *
 * <pre>
 * mvn test -pl plugin -am -Dtest=EditStormTest -Dstorm.rounds=100 -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class EditStormTest implements Preview.Console {

  private static final int ROUNDS = Integer.getInteger("storm.rounds", 4);

  /** Two sessions that are ready for an edit, one in which nothing has run, one that waits. */
  private static final int WORKERS_AT_REST = 4;

  /** The first cell takes long enough that edits come while it is run in advance. */
  private static final String PAGE =
      """
      = Page %d
      :translation: none

      [source%%run,java]
      ----
      Thread.sleep(%d);
      int a = %d;
      ----

      [source%%run,java]
      ----
      a + %d
      ----
      """;

  @TempDir private Path folder;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Random random = new Random(Long.getLong("storm.seed", 1L));
  private Preview preview;
  private Thread following;
  private int number;

  @BeforeEach
  void start() throws Exception {
    folder = folder.toRealPath();
    GuideSite.theme(folder);
    write("content/index.adoc", "= AI?\n:jbake-type: languages\n");
    for (int page = 0; page < 4; page++) {
      writePage(page, 0);
    }
    preview =
        Preview.start(
            folder,
            this::settings,
            this,
            new Preview.Address(folder.resolve("target/preview"), "127.0.0.1", 0, ""));
    following =
        new Thread(
            () -> {
              try {
                preview.follow(List.of());
              } catch (IOException | InterruptedException ended) {
                said.add("ended: " + ended);
              }
            });
    following.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    preview.close();
    following.join();
  }

  private SiteSettings settings() throws ProblemsFound {
    return new SettingsReader(
            folder, Map.of("snippets.imports", "java.util.*", "site.languages", "en"))
        .read(folder.resolve("target/site"), folder.resolve("target"), List.of());
  }

  @Test
  void after_any_storm_of_edits_what_it_took_is_given_back() throws Exception {
    rest();
    storm();
    rest();
    Map<String, Integer> before = taken();
    System.out.println("before  " + before);
    for (int round = 1; round <= ROUNDS; round++) {
      storm();
      rest();
      Map<String, Integer> now = taken();
      System.out.println("round " + round + " " + now);
      assertThat(now.get("workers")).isLessThanOrEqualTo(WORKERS_AT_REST);
      assertThat(now.get("scratch folders")).isEqualTo(now.get("workers"));
      // A worker has a thread that reads what it says, and some files: those may come and go.
      int workers = now.get("workers") - before.get("workers");
      assertThat(now.get("threads")).isLessThanOrEqualTo(before.get("threads") + 3 * workers + 3);
      assertThat(now.get("open files"))
          .isLessThanOrEqualTo(before.get("open files") + 8 * Math.max(0, workers) + 8);
      assertThat(now.get("heap in MiB")).isLessThanOrEqualTo(before.get("heap in MiB") + 40);
    }
    assertThat(said).noneMatch(line -> line.startsWith("ended: "));
  }

  /** Two quick edits while the cell before is run in advance, and whatever else comes to mind. */
  private void storm() throws Exception {
    int edits = 12 + random.nextInt(12);
    for (int edit = 0; edit < edits; edit++) {
      int page = random.nextInt(4);
      switch (random.nextInt(8)) {
        case 0 -> writePage(page, random.nextInt(3));
        case 1 -> write("content/en/page-" + page + ".adoc", "= Page\n\nboom {\n");
        case 2 -> Files.deleteIfExists(folder.resolve("content/en/page-" + page + ".adoc"));
        case 3 -> write("templates/partials/footer.peb", "<footer>" + edit + "</footer>");
        default -> {
          writePage(0, 0);
          Thread.sleep(random.nextInt(400));
          writePage(0, 0);
        }
      }
      Thread.sleep(random.nextInt(3) == 0 ? 700 + random.nextInt(900) : random.nextInt(200));
    }
    for (int page = 0; page < 4; page++) {
      writePage(page, 0);
    }
  }

  /** Waits until a last edit has been followed and nothing is run in advance any more. */
  private void rest() throws Exception {
    write("content/en/last.adoc", "= Last " + ++number + "\n:translation: none\n");
    Path last = folder.resolve("target/preview/en/last.html");
    for (int attempt = 0; !isWritten(last); attempt++) {
      assertThat(attempt).as("the preview follows; it said " + said).isLessThan(3_000);
      Thread.sleep(20);
    }
    Map<String, Integer> before = Map.of();
    for (Map<String, Integer> now = counted(); !now.equals(before); now = counted()) {
      before = now;
      Thread.sleep(4_000);
    }
  }

  private boolean isWritten(Path last) throws IOException {
    return Files.exists(last) && Files.readString(last).contains("Last " + number);
  }

  private Map<String, Integer> taken() throws Exception {
    Map<String, Integer> taken = counted();
    collectGarbage();
    Runtime runtime = Runtime.getRuntime();
    taken.put("heap in MiB", (int) ((runtime.totalMemory() - runtime.freeMemory()) >> 20));
    return taken;
  }

  private Map<String, Integer> counted() throws IOException {
    Map<String, Integer> counted = new TreeMap<>();
    counted.put("workers", (int) ProcessHandle.current().children().count());
    counted.put("threads", Thread.getAllStackTraces().size());
    counted.put("open files", inFolder(Path.of("/proc/self/fd")));
    counted.put("scratch folders", inFolder(folder.resolve("target/snippets/scratch")));
    return counted;
  }

  private static int inFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toSet()).size();
    }
  }

  private static void collectGarbage() throws InterruptedException {
    WeakReference<Object> gone = new WeakReference<>(new Object());
    while (gone.get() != null) {
      System.gc();
      Thread.sleep(50);
    }
  }

  private void writePage(int page, int sleeps) throws IOException {
    write(
        "content/en/page-" + page + ".adoc",
        PAGE.formatted(page, sleeps == 0 ? 900 : 100 * sleeps, sleeps, ++number));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Override
  public void info(String line) {
    said.add(line);
  }

  @Override
  public void warn(String text) {
    said.add(text);
  }

  @Override
  public void error(String text) {
    said.add(text);
  }
}
