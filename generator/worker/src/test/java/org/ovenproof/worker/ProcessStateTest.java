package org.ovenproof.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a page could leave behind for the next one is noticed. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ProcessStateTest {

  private final Cells cells = new Cells();
  private final ProcessState before = ProcessState.now(cells.streams());

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
  void a_daemon_of_a_library_is_its_own() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> awaitQuietly(end), "library");
    thread.setDaemon(true);
    thread.start();
    assertThat(left()).isEmpty();
    end.countDown();
    thread.join();
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
    return ProcessState.now(cells.streams()).since(before).stream()
        .filter(each -> !each.startsWith("the thread junit-"))
        .toList();
  }

  /** What is left once the threads that are about to end have ended. */
  private List<String> settled() {
    List<String> left = left();
    while (left.stream().anyMatch(each -> each.startsWith("the thread Thread-"))) {
      Thread.onSpinWait();
      left = left();
    }
    return left;
  }
}
