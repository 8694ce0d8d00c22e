package org.ovenproof.worker.leftovers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.worker.Worker;
import org.ovenproof.worker.session.Cells;

/** What a page could leave behind for the next one is noticed. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ProcessStateTest {

  private static final ThreadGroup GROUP = Thread.currentThread().getThreadGroup();

  private final Cells cells = new Cells();
  private final ProcessState before = ProcessState.now(!cells.streams().replaced(), GROUP);

  /** Once it has used a socket, as a worker does to begin with, the JDK keeps one for itself. */
  @BeforeAll
  static void useSocket() throws IOException {
    new ServerSocket(0).close();
  }

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void nothing_is_left_by_a_page_that_leaves_nothing() {
    cells.shownBy("System.out.println(1); int x = 2; new Thread(() -> { }).start();");
    assertThat(cells.shownBy("java.util.stream.IntStream.range(0, 99).parallel().sum()"))
        .isEqualTo("4851");
    assertThat(settled()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_folder_of_classes_that_the_compiler_reads_meanwhile_is_not_left() throws Exception {
    Path classes =
        Path.of(Worker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(classes)) {
      assertThat(listing.iterator()).hasNext();
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void a_system_property_that_is_changed_added_or_removed_is_noticed() {
    String home = System.setProperty("user.home", "elsewhere");
    System.setProperty("ovenproof.test", "new");
    String separator = System.clearProperty("path.separator");
    try {
      assertThat(left())
          .containsExactly(
              "the system property ovenproof.test",
              "the system property path.separator",
              "the system property user.home");
    } finally {
      System.setProperty("user.home", home);
      System.setProperty("path.separator", separator);
      System.clearProperty("ovenproof.test");
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void what_the_JDK_notes_for_itself_is_nothing() {
    System.setProperty("sun.ovenproof.noted", "here");
    try {
      assertThat(left()).isEmpty();
    } finally {
      System.clearProperty("sun.ovenproof.noted");
    }
  }

  @Test
  void a_changed_locale_and_time_zone_are_noticed() {
    cells.shownBy("java.util.Locale.setDefault(java.util.Locale.KOREA);");
    cells.shownBy("java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(\"Asia/Seoul\"));");
    assertThat(left())
        .containsExactly("the default locale ko_KR", "the default time zone Asia/Seoul");
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    assertThat(left()).isEmpty();
  }

  @Test
  void a_replaced_standard_stream_is_noticed_and_put_back() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    assertThat(left()).containsExactly("a standard stream of its own");
    cells.streams().restore();
    assertThat(left()).isEmpty();
  }

  @Test
  void a_closed_or_replaced_standard_input_is_put_back() throws IOException {
    cells.shownBy("System.in.close();");
    cells.streams().restore();
    assertThat(System.in.read()).isEqualTo(-1);
    System.setIn(InputStream.nullInputStream());
    assertThat(left()).containsExactly("a standard stream of its own");
    cells.streams().restore();
    assertThat(left()).isEmpty();
  }

  @Test
  void a_handler_of_uncaught_exceptions_is_noticed() {
    cells.shownBy("Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> { });");
    try {
      assertThat(left()).containsExactly("the default handler of uncaught exceptions");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(null);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells which files are open")
  void an_open_file_and_an_open_socket_are_noticed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("left.txt"), "left");
    cells.shownBy("var in = new java.io.FileInputStream(\"%s\");".formatted(file));
    assertThat(left()).containsExactly("the open file " + file);
    cells.shownBy("in.close();");
    assertThat(left()).isEmpty();
    try (ServerSocket server = new ServerSocket(0)) {
      assertThat(server.isBound()).isTrue();
      assertThat(left()).singleElement().asString().startsWith("the open file socket:");
    }
  }

  @Test
  void what_cannot_be_read_back_is_noticed_by_the_names_in_the_code() {
    assertThat(cells.lasting()).isEmpty();
    cells.shownBy("int x = 1; Math.max(x, 2);");
    assertThat(cells.lasting()).isEmpty();
    cells.shownBy("Runtime.getRuntime().addShutdownHook(new Thread(() -> { }));");
    cells.shownBy(
        "class Sets { String it() { return java.security.Security.getProperty(\"x\"); } }");
    assertThat(cells.lasting())
        .containsExactly("a shutdown hook", "the security providers and properties");
    // Redefined, so it is JShell that compiles it.
    cells.shownBy("long x = 1; java.util.logging.Logger.getGlobal().getName();");
    assertThat(cells.lasting()).contains("the logging");
  }

  @Test
  void a_thread_that_keeps_running_is_noticed_be_it_a_daemon_or_not() throws InterruptedException {
    for (boolean daemon : new boolean[] {false, true}) {
      cells.shownBy(
          """
          var end = new java.util.concurrent.CountDownLatch(1);
          var thread = new Thread(() -> { try { end.await(); } catch (InterruptedException e) { } }, "left");
          thread.setDaemon(%b);
          thread.start();
          while (thread.getState() != Thread.State.WAITING) { Thread.onSpinWait(); }\
          """
              .formatted(daemon));
      assertThat(left()).containsExactly("the thread left");
      cells.shownBy("end.countDown(); thread.join();");
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void
      a_daemon_that_a_page_has_not_started_is_its_own_and_one_that_a_library_starts_in_a_page_is_not()
          throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread own = new Thread(GROUP.getParent(), () -> awaitQuietly(end), "own");
    Thread started = new Thread(() -> awaitQuietly(end), "started");
    for (Thread thread : List.of(own, started)) {
      thread.setDaemon(true);
      thread.start();
    }
    assertThat(left()).containsExactly("the thread started");
    end.countDown();
    own.join();
    started.join();
    assertThat(left()).isEmpty();
  }

  @Test
  void a_task_in_the_common_pool_is_noticed_until_it_is_over() {
    CountDownLatch end = new CountDownLatch(1);
    // With one processor a CompletableFuture starts a thread of its own.
    Future<?> task = ForkJoinPool.commonPool().submit(() -> awaitQuietly(end));
    assertThat(left()).contains("a task in the common pool");
    end.countDown();
    assertThat(task).succeedsWithin(Duration.ofMinutes(1));
    assertThat(settled()).isEmpty();
  }

  @Test
  void what_a_thread_of_the_process_is_called_and_loads_classes_with_is_noticed() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(GROUP.getParent(), () -> awaitQuietly(end), "shared");
    thread.setDaemon(true);
    thread.start();
    ProcessState with = ProcessState.now(!cells.streams().replaced(), GROUP);
    thread.setName("renamed");
    assertThat(ProcessState.now(!cells.streams().replaced(), GROUP).since(with))
        .containsExactly("what is set of the thread shared");
    thread.setName("shared");
    thread.setContextClassLoader(null);
    assertThat(ProcessState.now(!cells.streams().replaced(), GROUP).since(with))
        .containsExactly("what is set of the thread shared");
    end.countDown();
    thread.join();
  }

  @Test
  void a_property_that_is_no_text_and_a_locale_for_numbers_are_noticed() {
    System.getProperties().put("ovenproof.test", 1);
    Locale formats = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.KOREA);
    try {
      assertThat(left())
          .containsExactly(
              "the system property ovenproof.test", "the default locale " + Locale.getDefault());
    } finally {
      System.getProperties().remove("ovenproof.test");
      Locale.setDefault(Locale.Category.FORMAT, formats);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> left() {
    // JUnit starts the thread of its @Timeout when it needs it.
    return ProcessState.now(!cells.streams().replaced(), GROUP).since(before).stream()
        .filter(each -> !each.startsWith("the thread junit-"))
        .toList();
  }

  /** What is left once the threads that are about to end have ended. */
  private List<String> settled() {
    List<String> left = left();
    while (!left.isEmpty() && ProcessState.mayPass(left)) {
      Thread.onSpinWait();
      left = left();
    }
    return left;
  }
}
