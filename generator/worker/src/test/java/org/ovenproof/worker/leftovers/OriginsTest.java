package org.ovenproof.worker.leftovers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.session.Cells;
import org.ovenproof.worker.session.Session;

/** What a session or a cell has left running shows nothing in a later one. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class OriginsTest {

  /** What is to run goes where the case says. */
  private static final String GO =
      """
      var go = new java.util.concurrent.CountDownLatch(1);
      var end = new java.util.concurrent.CountDownLatch(1);
      Runnable late = () -> {
        try { go.await(); } catch (InterruptedException e) { }
        System.out.print("late");
        end.countDown();
      };
      """;

  private final Cells first = new Cells("static org.ovenproof.display.Display.display");

  /** As in a worker, no threads but those of sessions are in a group of theirs: JUnit has some. */
  private final ExecutorService own =
      Executors.newSingleThreadExecutor(task -> new Thread(new ThreadGroup("own"), task));

  @AfterEach
  void close() {
    own.shutdown();
    first.close();
  }

  private String shownBy(String code) throws Exception {
    return own.submit(() -> first.shownBy(code)).get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var t = new Thread(late); t.start();",
        "var t = new Thread(late); t.setDaemon(true); t.start();",
        "new java.util.Timer(true).schedule(new java.util.TimerTask() { public void run() { late.run(); } }, 0);",
        "java.util.concurrent.CompletableFuture.runAsync(late);",
        "java.util.concurrent.Executors.newCachedThreadPool(r -> { var t = new Thread(r); t.setDaemon(true); return t; }).execute(late);",
        "java.util.concurrent.CompletableFuture.delayedExecutor(1, java.util.concurrent.TimeUnit.NANOSECONDS).execute(late);",
        "new Thread(() -> { try { go.await(); } catch (InterruptedException e) { } java.util.stream.Stream.of(\"late\").forEach(System.out::print); }).start();",
        "new Thread(() -> { try { go.await(); } catch (InterruptedException e) { } display(\"late\"); System.out.print(\"late\"); }).start();",
      })
  void what_a_session_left_running_shows_nothing_in_the_next(String leave) throws Exception {
    shownBy(GO + leave);
    shownBy("System.getProperties().put(\"ovenproof.go\", go);");
    try (Session next = first.next()) {
      String code =
          """
          System.out.print("mine");
          ((java.util.concurrent.CountDownLatch) System.getProperties().remove("ovenproof.go")).countDown();
          Thread.sleep(200);
          System.out.print(" too");
          java.util.stream.Stream.of(" all").forEach(System.out::print);
          java.util.stream.IntStream.of(1).parallel().forEach(i -> System.out.print(i));
          var t = new Thread(() -> System.out.print(2)); t.start(); t.join();
          """;
      assertThat(Cells.shown(own.submit(() -> next.run(code, false, Set.of())).get()))
          .isEqualTo("out mine too all12");
      assertThat(next.late())
          .singleElement()
          .satisfies(late -> assertThat(late.cell()).isEqualTo(Late.EARLIER_SESSION))
          .satisfies(late -> assertThat(late.text()).endsWith("late"));
    }
  }

  @Test
  void what_a_session_left_in_the_thread_of_the_next_shows_nothing_there() throws Exception {
    shownBy(
        "System.getProperties().put(\"ovenproof.left\", (Runnable) () -> System.out.print(\"late\"));");
    try (Session next = first.next()) {
      String code = "((Runnable) System.getProperties().remove(\"ovenproof.left\")).run(); 1";
      assertThat(Cells.shown(own.submit(() -> next.run(code, false, Set.of())).get()))
          .isEqualTo("1");
      assertThat(next.late()).containsExactly(new Late(Late.EARLIER_SESSION, "late"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var t = new Thread(late); t.start();",
        "new java.util.Timer(true).schedule(new java.util.TimerTask() { public void run() { late.run(); } }, 0);",
        "new java.util.Timer(true).schedule(new java.util.TimerTask() { public void run() { late.run(); } }, 2000);",
        "java.util.concurrent.CompletableFuture.runAsync(late);",
        "java.util.concurrent.CompletableFuture.delayedExecutor(2000, java.util.concurrent.TimeUnit.MILLISECONDS).execute(late);",
        "java.util.concurrent.Executors.newSingleThreadScheduledExecutor().schedule(late, 2000, java.util.concurrent.TimeUnit.MILLISECONDS);",
        "java.util.concurrent.Executors.newFixedThreadPool(1).execute(late);",
      })
  void what_a_cell_left_running_is_told_and_not_shown_by_the_next(String leave) throws Exception {
    assertThat(shownBy(GO + leave + " Thread.sleep(50); 1")).isEqualTo("1");
    assertThat(shownBy("go.countDown(); end.await(); System.out.print(2);")).isEqualTo("out 2");
    assertThat(first.late()).containsExactly(new Late(0, "late"));
    assertThat(shownBy("3")).isEqualTo("3");
    assertThat(first.late()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var t = new Thread(task); t.start(); t.join();",
        "made.start(); made.join();",
        "pool.submit(task).get();",
        "java.util.concurrent.CompletableFuture.runAsync(task).join();",
        "java.util.stream.Stream.of(\"now\").parallel().forEach(System.out::print);",
        "java.util.concurrent.CompletableFuture.delayedExecutor(1, java.util.concurrent.TimeUnit.MILLISECONDS).execute(() -> { System.out.print(\"now\"); end.countDown(); }); end.await();",
      })
  void what_a_cell_starts_is_shown_by_it_whoever_declared_it(String start) throws Exception {
    shownBy(
        """
        Runnable task = () -> System.out.print("now");
        var made = new Thread(task);
        var pool = java.util.concurrent.Executors.newFixedThreadPool(1);
        var end = new java.util.concurrent.CountDownLatch(1);
        pool.submit(() -> { }).get();
        """);
    assertThat(shownBy(start)).isEqualTo("out now");
    assertThat(first.late()).isEmpty();
    shownBy("pool.shutdown();");
  }

  @Test
  void what_comes_late_is_cut() throws Exception {
    shownBy(
        """
        var lines = new java.util.concurrent.atomic.AtomicInteger();
        var t = new Thread(() -> {
          while (!Thread.interrupted()) {
            System.out.println("x".repeat(99));
            lines.incrementAndGet();
          }
        });
        t.start();
        """);
    shownBy(
        """
        int before = lines.get();
        while (lines.get() < before + 10) { Thread.sleep(1); }
        t.interrupt();
        t.join();
        """);
    List<Late> late = first.late();
    assertThat(late.stream().map(Late::cell).collect(Collectors.toSet())).containsExactly(0);
    assertThat(late.get(0).text()).hasSize(500);
  }
}
