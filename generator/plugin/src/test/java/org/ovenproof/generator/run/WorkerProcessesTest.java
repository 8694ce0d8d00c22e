package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.display.Text;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.process.OwnedFiles;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.worker.protocol.Outcome;

/** What snippets do to the process that they run in costs their page alone. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = "the child processes of these snippets are sleep")
class WorkerProcessesTest {

  /** A snippet that starts a child process and tells its id in a file. */
  private static final String START_CHILD =
      """
      var child = new ProcessBuilder("sleep", "1000").start();
      Files.writeString(Path.of("%1$s/child.new"), "" + child.pid());
      Files.writeString(Path.of("%1$s/worker.new"), "" + ProcessHandle.current().pid());
      Files.move(Path.of("%1$s/child.new"), Path.of("%1$s/child"));
      Files.move(Path.of("%1$s/worker.new"), Path.of("%1$s/worker"));
      """;

  private static final String PID = "ProcessHandle.current().pid()";
  private static final String SET_PROPERTY = "System.setProperty(\"left\", \"1\");";
  private static final String ADD_HOOK =
      "Runtime.getRuntime().addShutdownHook(new Thread(() -> { }));";

  @TempDir private Path folder;
  private WorkerPool pool;

  @BeforeEach
  void open() {
    pool = new WorkerPool(TestSnippets.settings(folder, "64m"));
  }

  @AfterEach
  void close() {
    pool.close();
    assertThat(folder.resolve("scratch"))
        .satisfiesAnyOf(
            scratch -> assertThat(scratch).doesNotExist(),
            scratch -> assertThat(scratch).isEmptyDirectory());
  }

  private List<List<Execution>> run(Session... sessions) throws Exception {
    return TestSnippets.runner(pool, 1, CacheMode.OFF, folder).run(List.of(sessions));
  }

  private Execution run(String code) throws Exception {
    return run(TestSnippets.session("page", code)).get(0).get(0);
  }

  private static String text(Execution execution) {
    return execution.outcome().shown().stream()
        .map(shown -> ((Text) shown.output()).text())
        .collect(Collectors.joining("\n"));
  }

  /** Returns a session whose last snippet has little time. */
  private static Session hurried(String name, String first, String last) {
    Optional<Duration> little = Optional.of(Duration.ofMillis(300));
    return new Session(
        name,
        List.of(
            TestSnippets.snippet("first", first, Optional.empty()),
            TestSnippets.snippet("last", last, little)));
  }

  private Outcome lastOf(Session session) throws Exception {
    List<Execution> executions = run(session).get(0);
    return executions.get(executions.size() - 1).outcome();
  }

  /** Waits until a file with the id of a process is there, and returns the process. */
  private ProcessHandle processIn(String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    while (!Files.exists(file)) {
      Thread.sleep(10);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElse(null);
  }

  private static void awaitEnd(ProcessHandle process) {
    if (process != null) {
      process.onExit().join();
    }
  }

  @Test
  void a_snippet_that_hangs_costs_its_page_alone() throws Exception {
    List<List<Execution>> executions =
        run(
            TestSnippets.session("before", "1"),
            hurried(
                "hangs", "0", "while (true) { try { Thread.sleep(9); } catch (Throwable t) { } }"),
            TestSnippets.session("after", "2"));
    assertThat(text(executions.get(0).get(0))).isEqualTo("1");
    assertThat(text(executions.get(1).get(0))).isEqualTo("0");
    assertThat(executions.get(1).get(1).outcome()).isEqualTo(new Outcome.TimedOut(300));
    assertThat(text(executions.get(2).get(0))).isEqualTo("2");
  }

  @Test
  void a_value_whose_text_never_ends_or_grows_without_end_is_told_by_its_class() throws Exception {
    String loops =
        "class Foo { public String toString() { while (true) { Thread.onSpinWait(); } } }";
    assertThat(lastOf(hurried("loops", loops, "List.of(1, new Foo())")))
        .isEqualTo(new Outcome.TimedOut(300, "Foo.toString()"));
    assertThat(lastOf(hurried("code", loops, "\"\" + new Foo()")))
        .isEqualTo(new Outcome.TimedOut(300));
    String shows = "class Bar { public String toString() { return \"shown\"; } }";
    String after = "org.ovenproof.display.Display.display(new Bar());\nwhile (true) { }";
    assertThat(lastOf(hurried("after", shows, after))).isEqualTo(new Outcome.TimedOut(300));
    String grows =
        """
        class Bar {
          public String toString() {
            StringBuilder all = new StringBuilder("x");
            while (true) { all.append(all); }
          }
        }
        new Bar()\
        """;
    assertThat(run(grows).outcome())
        .isInstanceOfSatisfying(
            Outcome.WorkerDied.class,
            died -> assertThat(died.question()).isEqualTo("Bar.toString()"));
  }

  @Test
  void a_snippet_that_hangs_is_killed_with_its_children() throws Exception {
    Session session = hurried("hangs", START_CHILD.formatted(folder), "while (true) { }");
    assertThat(run(session).get(0).get(1).outcome()).isInstanceOf(Outcome.TimedOut.class);
    awaitEnd(processIn("child"));
    awaitEnd(processIn("worker"));
  }

  @Test
  void a_child_that_a_page_leaves_behind_ends_with_it() throws Exception {
    assertThat(run(START_CHILD.formatted(folder)).status()).isEqualTo(Execution.Status.RAN);
    awaitEnd(processIn("child"));
  }

  @Test
  void a_child_of_a_snippet_that_exits_ends_with_it() throws Exception {
    assertThat(run(START_CHILD.formatted(folder) + "System.exit(3);").outcome())
        .isInstanceOf(Outcome.WorkerDied.class);
    awaitEnd(processIn("child"));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells where a process works")
  void a_process_that_nobody_is_the_parent_of_any_more_ends_with_its_page() throws Exception {
    String inBackground =
        "new ProcessBuilder(\"sh\", \"-c\", \"sleep 1000 & echo $! > %1$s/child.new; mv %1$s/child.new %1$s/%2$s\").start().waitFor();";
    List<List<Execution>> executions =
        run(
            TestSnippets.session("leaves", inBackground.formatted(folder, "left"), PID),
            TestSnippets.session("next", PID),
            TestSnippets.session(
                "halts",
                inBackground.formatted(folder, "halted") + "Runtime.getRuntime().halt(1);"));
    assertThat(text(executions.get(1).get(0))).isNotEqualTo(text(executions.get(0).get(1)));
    awaitEnd(processIn("left"));
    awaitEnd(processIn("halted"));
  }

  @Test
  void what_is_written_past_the_streams_of_a_snippet_is_read_and_only_its_end_is_kept()
      throws Exception {
    Execution execution =
        run(
            """
            var past = new java.io.FileOutputStream(java.io.FileDescriptor.out);
            byte[] piece = "0123456789abcdef".repeat(1 << 16).getBytes();
            for (int i = 0; i < 1024; i++) { past.write(piece); }
            past.write("last words".getBytes());
            Runtime.getRuntime().halt(5);\
            """);
    assertThat(execution.outcome())
        .isInstanceOfSatisfying(
            Outcome.WorkerDied.class,
            died -> {
              assertThat(died.exitCode()).isEqualTo(5);
              assertThat(died.lastWords()).endsWith("f" + "last words").hasSize(2_000);
            });
  }

  @Test
  void the_end_of_a_process_is_told_by_its_exit_code() throws Exception {
    assertThat(run("System.exit(7);").outcome())
        .isInstanceOfSatisfying(
            Outcome.WorkerDied.class, died -> assertThat(died.exitCode()).isEqualTo(7));
    assertThat(run("Runtime.getRuntime().halt(0);").outcome())
        .isInstanceOfSatisfying(
            Outcome.WorkerDied.class, died -> assertThat(died.exitCode()).isZero());
    assertThat(run("1 + 1").status()).isEqualTo(Execution.Status.RAN);
  }

  @Test
  void the_snippets_behind_a_dead_worker_are_skipped() throws Exception {
    List<Execution> executions =
        run(TestSnippets.session("page", "1", "System.exit(0);", "3")).get(0);
    assertThat(executions.stream().map(Execution::status))
        .containsExactly(Execution.Status.RAN, Execution.Status.FAILED, Execution.Status.SKIPPED);
    assertThat(executions.get(2).outcome()).isEqualTo(new Outcome.Skipped("1"));
  }

  @Test
  void what_a_page_changes_of_the_process_does_not_reach_the_next() throws Exception {
    List<List<Execution>> executions =
        run(
            TestSnippets.session(
                "changes",
                """
                System.setProperty("ovenproof.left", "here");
                System.setProperty("line.separator", "!");
                Locale.setDefault(Locale.KOREA);
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
                System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
                var t = new Thread(() -> { while (true) { Thread.onSpinWait(); } });
                t.setDaemon(true);
                t.start();\
                """),
            TestSnippets.session(
                "next",
                """
                System.out.printf("%s %b %s %s %d", System.getProperty("ovenproof.left"),
                    System.lineSeparator().equals("\\n"), Locale.getDefault(),
                    TimeZone.getDefault().getID(), Thread.getAllStackTraces().values().stream()
                        .flatMap(Arrays::stream).filter(f -> f.getMethodName().equals("onSpinWait")
                            || f.getMethodName().startsWith("lambda$do_it")).count());\
                """));
    assertThat(executions.get(0).get(0).status()).isEqualTo(Execution.Status.RAN);
    assertThat(text(executions.get(1).get(0))).startsWith("null true  UTC");
  }

  @Test
  void a_worker_that_nothing_was_left_in_serves_the_next_page() throws Exception {
    String local = "var local = ThreadLocal.withInitial(() -> 1);\nlocal.set(2);";
    List<List<Execution>> executions =
        run(
            TestSnippets.session("one", PID),
            TestSnippets.session("two", PID, local, "Thread.currentThread().setName(\"named\");"),
            TestSnippets.session("three", PID, "Thread.currentThread().getName()"),
            TestSnippets.session("writes", PID, "Files.writeString(Path.of(\"left.txt\"), \"1\");"),
            TestSnippets.session(
                "sets", PID + " + \" \" + Files.exists(Path.of(\"left.txt\"))", SET_PROPERTY),
            TestSnippets.session("hooks", PID, ADD_HOOK),
            TestSnippets.session("other", PID));
    List<String> pids = executions.stream().map(session -> text(session.get(0))).toList();
    assertThat(pids.subList(0, 4)).containsOnly(pids.get(0));
    assertThat(text(executions.get(2).get(1))).isEqualTo("session");
    assertThat(pids.get(4)).isNotEqualTo(pids.get(3) + " true").endsWith(" false");
    assertThat(pids.get(5)).isNotIn(pids.get(3), pids.get(4).replace(" false", ""));
    assertThat(pids.get(6)).isNotIn(pids.subList(0, 6));
  }

  @Test
  void nothing_is_started_where_every_result_is_kept() throws Exception {
    Session session = TestSnippets.session("page", "ProcessHandle.current().pid()");
    Execution ran =
        TestSnippets.runner(pool, 1, CacheMode.USE, folder).run(List.of(session)).get(0).get(0);
    pool.close();
    // A closed pool starts nothing.
    Execution kept =
        TestSnippets.runner(pool, 1, CacheMode.USE, folder).run(List.of(session)).get(0).get(0);
    assertThat(kept.status()).isEqualTo(Execution.Status.CACHED);
    assertThat(text(kept)).isEqualTo(text(ran));
  }

  @Test
  void more_than_a_page_can_carry_is_an_exception_and_no_hang() throws Exception {
    pool = new WorkerPool(TestSnippets.settings(folder, "512m"));
    Execution execution =
        run(
            """
            new org.ovenproof.display.Gallery(Collections.nCopies(9_000,
                new org.ovenproof.display.Labelled("x",
                    new org.ovenproof.display.Markup("x".repeat(9_000)))))\
            """);
    assertThat(execution.outcome())
        .isInstanceOfSatisfying(
            Outcome.Threw.class,
            threw ->
                assertThat(threw.message())
                    .isEqualTo(
                        "what it shows has more than 16,777,216 characters: show less of it"));
    assertThat(text(run("1 + 1"))).isEqualTo("2");
  }

  @Test
  void what_cannot_be_sent_is_an_exception_and_no_hang() throws Exception {
    pool = new WorkerPool(TestSnippets.settings(folder, "512m"));
    Execution execution =
        run(
            """
            org.ovenproof.display.Gallery deep = org.ovenproof.display.Gallery.empty();
            for (int i = 0; i < 1_000_000; i++) { deep = org.ovenproof.display.Gallery.empty().with("", deep); }
            deep\
            """);
    assertThat(execution.outcome())
        .isInstanceOfSatisfying(
            Outcome.Threw.class,
            threw -> assertThat(threw.message()).startsWith("what it shows lies in more than 8 "));
  }

  @Test
  void a_snippet_may_delete_its_working_folder() throws Exception {
    Path kept = Files.writeString(folder.resolve("kept"), "kept");
    assertThat(
            run("""
            try (var all = Files.walk(Path.of("").toAbsolutePath())) {
              for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
              }
            }\
            """)
                .status())
        .isEqualTo(Execution.Status.RAN);
    assertThat(kept).exists();
    assertThat(text(run("1 + 1"))).isEqualTo("2");
  }

  @Test
  void a_session_that_cannot_begin_says_which_import_is_wrong() {
    WorkerSettings good = TestSnippets.settings(folder, "64m");
    WorkerSettings bad =
        new WorkerSettings(
            good.javaHome(),
            good.classPath(),
            good.heap(),
            good.jvm(),
            good.environment(),
            List.of("java.nothing.*"),
            good.timeout(),
            good.inputs(),
            good.project(),
            good.scratch());
    try (WorkerPool broken = new WorkerPool(bad)) {
      assertThatIOException()
          .isThrownBy(
              () ->
                  TestSnippets.runner(broken, 1, CacheMode.OFF, folder)
                      .run(List.of(TestSnippets.session("page", "1"))))
          .withMessage(
              "a session cannot begin with its imports:\n"
                  + "import java.nothing.*; package java.nothing does not exist");
    }
  }

  @Test
  void a_worker_that_cannot_start_says_what_it_said() {
    try (WorkerPool broken = new WorkerPool(TestSnippets.settings(folder, "1k"))) {
      assertThatIOException()
          .isThrownBy(
              () ->
                  TestSnippets.runner(broken, 1, CacheMode.OFF, folder)
                      .run(List.of(TestSnippets.session("page", "1"))))
          .withMessageStartingWith("the worker process did not start: it ended with exit code 1\n")
          .withMessageContaining("Too small maximum heap");
    }
  }

  @Test
  void inputs_are_copies_that_a_snippet_cannot_harm() throws Exception {
    Path data = Files.createDirectories(folder.resolve("examples/data/deep"));
    Files.writeString(data.resolve("a.txt"), "original");
    WorkerSettings plain = TestSnippets.settings(folder, "64m");
    WorkerSettings settings =
        new WorkerSettings(
            plain.javaHome(),
            plain.classPath(),
            plain.heap(),
            plain.jvm(),
            plain.environment(),
            plain.imports(),
            plain.timeout(),
            List.of(Path.of("examples/data")),
            folder,
            plain.scratch());
    try (WorkerPool readers = new WorkerPool(settings)) {
      List<Execution> executions =
          TestSnippets.runner(readers, 1, CacheMode.OFF, folder)
              .run(
                  List.of(
                      TestSnippets.session(
                          "page",
                          "Files.readString(Path.of(\"examples/data/deep/a.txt\"))",
                          "Files.writeString(Path.of(\"examples/data/deep/a.txt\"), \"x\");")))
              .get(0);
      assertThat(text(executions.get(0))).isEqualTo("original");
      assertThat(executions.get(1).status()).isEqualTo(Execution.Status.RAN);
    }
    assertThat(data.resolve("a.txt")).hasContent("original");
  }

  @Test
  void no_token_of_the_build_reaches_a_snippet_and_a_killed_build_leaves_no_process()
      throws Exception {
    String tell =
        """
        Files.writeString(Path.of("%s/seen"),
            System.getenv() + " " + System.getProperties() + " " + System.in.read());
        """
            .formatted(folder);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            BuildMain.class.getName(),
            folder.toString(),
            tell + START_CHILD.formatted(folder) + "while (true) { Thread.sleep(1000); }");
    builder.environment().put("DEPLOY_TOKEN", "hunter2");
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dbuild.secret=hunter2");
    builder.environment().put("MAVEN_OPTS", "-Dtoken=hunter2");
    builder.redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "build.log"));
    Process build = builder.start();
    ProcessHandle child = processIn("child");
    ProcessHandle worker = processIn("worker");
    assertThat(worker.isAlive()).isTrue();
    assertThat(folder.resolve("seen"))
        .content()
        .doesNotContain("hunter2")
        .doesNotContain("DEPLOY")
        .endsWith(" -1");

    build.destroyForcibly();
    awaitEnd(worker);
    awaitEnd(child);
    deleteScratch();
  }

  /** Nobody was left to do it. */
  private void deleteScratch() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
      left.forEach(OwnedFiles::delete);
    }
  }
}
