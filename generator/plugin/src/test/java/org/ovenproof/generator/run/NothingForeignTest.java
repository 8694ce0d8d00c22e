package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.display.Text;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.worker.protocol.Shown;

/**
 * The ways by which a page can reach the next one of its worker: one page leaves something, the
 * next one looks, and finds what it would find in a process of its own.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NothingForeignTest {

  /** As long as what was left running has time to show itself. */
  private static final String WAIT = "Thread.sleep(700); System.out.print(\"mine\");";

  private static final String PRINT = "() -> System.out.print(\"foreign\")";

  private static final List<Way> ALL =
      List.of(
          prints(
              "a-timer",
              "new Timer(true).schedule(new TimerTask() { public void run() { System.out.print(\"foreign\"); } }, 200, 50);"),
          prints(
              "a-delayed-executor",
              "java.util.concurrent.CompletableFuture.delayedExecutor(200, java.util.concurrent.TimeUnit.MILLISECONDS).execute("
                  + PRINT
                  + ");"),
          prints(
              "a-future-that-times-out",
              "new java.util.concurrent.CompletableFuture<String>().orTimeout(200, java.util.concurrent.TimeUnit.MILLISECONDS).whenComplete((a, b) -> System.out.print(\"foreign\"));"),
          prints(
              "a-future",
              "java.util.concurrent.CompletableFuture.runAsync(() -> { try { Thread.sleep(300); } catch (InterruptedException e) { } System.out.print(\"foreign\"); });"),
          prints(
              "a-task-of-the-common-pool",
              "java.util.concurrent.ForkJoinPool.commonPool().execute(() -> { try { Thread.sleep(300); } catch (InterruptedException e) { } System.out.print(\"foreign\"); });"),
          prints(
              "a-parallel-stream",
              "var t = new Thread(() -> java.util.stream.IntStream.range(0, 90).parallel().forEach(i -> { try { Thread.sleep(20); } catch (InterruptedException e) { } System.out.print(\"foreign\"); })); t.setDaemon(true); t.start();"),
          prints(
              "a-scheduled-executor",
              "java.util.concurrent.Executors.newScheduledThreadPool(1, r -> { var t = new Thread(r); t.setDaemon(true); return t; }).scheduleAtFixedRate("
                  + PRINT
                  + ", 100, 50, java.util.concurrent.TimeUnit.MILLISECONDS);"),
          prints(
              "a-thread",
              "new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) { } System.out.print(\"foreign\"); }).start();"),
          prints(
              "a-thread-of-another-group",
              "var g = Thread.currentThread().getThreadGroup().getParent(); var t = new Thread(g, () -> { try { Thread.sleep(300); } catch (InterruptedException e) { } System.out.print(\"foreign\"); }); t.setDaemon(true); t.start();"),
          prints(
              "a-virtual-thread",
              "try { Thread.class.getMethod(\"startVirtualThread\", Runnable.class).invoke(null, (Runnable) () -> { try { Thread.sleep(300); } catch (InterruptedException e) { } System.out.print(\"foreign\"); }); } catch (NoSuchMethodException before21) { }"),
          prints(
              "a-cleaner",
              "java.lang.ref.Cleaner.create().register(new Object(), " + PRINT + ");",
              "System.gc(); "),
          prints(
              "a-finalizer",
              "class F { protected void finalize() { System.out.print(\"foreign\"); } } for (int i = 0; i < 9; i++) { new F(); }",
              "System.gc(); System.runFinalization(); "),
          prints(
              "a-reference-queue",
              "var q = new java.lang.ref.ReferenceQueue<Object>(); var r = new java.lang.ref.WeakReference<Object>(new Object(), q); var t = new Thread(() -> { try { q.remove(); } catch (InterruptedException e) { } System.out.print(\"foreign\"); }); t.setDaemon(true); t.start();",
              "System.gc(); "),
          prints(
              "an-event-of-swing",
              "java.awt.EventQueue.invokeLater(() -> { try { Thread.sleep(300); } catch (InterruptedException e) { } System.out.print(\"foreign\"); });"),
          prints(
              "a-timer-of-swing",
              "var s = new javax.swing.Timer(100, e -> System.out.print(\"foreign\")); s.start();"),
          prints(
              "the-end-of-a-child",
              "new ProcessBuilder(\"sleep\", \"0.3\").start().onExit().thenRun(" + PRINT + ");"),
          prints(
              "a-handler-of-logs",
              "java.util.logging.Logger.getLogger(\"\").addHandler(new java.util.logging.ConsoleHandler() { public void publish(java.util.logging.LogRecord r) { System.out.print(\"foreign\"); } });",
              "java.util.logging.Logger.getLogger(\"x\").severe(\"\"); "),
          prints(
              "a-handler-of-exceptions",
              "Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.out.print(\"foreign\"));",
              "var t = new Thread(() -> { throw new IllegalStateException(); }); t.start(); "),
          prints(
              "a-shutdown-hook",
              "Runtime.getRuntime().addShutdownHook(new Thread(" + PRINT + "));"),
          prints(
              "a-listener-of-the-memory",
              "((javax.management.NotificationEmitter) java.lang.management.ManagementFactory.getMemoryMXBean()).addNotificationListener((n, h) -> System.out.print(\"foreign\"), null, null);"),
          finds(
              "the-numbers-of-threads",
              "new Thread(() -> { }).start();",
              "var n = new Thread(() -> { }).getName(); n",
              "Thread-0"),
          finds(
              "the-numbers-of-pools",
              "java.util.concurrent.Executors.newFixedThreadPool(1).shutdown();",
              "var p = java.util.concurrent.Executors.newFixedThreadPool(1); var n = p.submit(() -> Thread.currentThread().getName()).get(); p.shutdown(); n",
              "pool-1-thread-1"),
          finds(
              "a-boxed-integer",
              "class Box { int value; } var u = Class.forName(\"sun.misc.Unsafe\").getDeclaredField(\"theUnsafe\"); u.setAccessible(true); var unsafe = (sun.misc.Unsafe) u.get(null); unsafe.putInt((Object) Integer.valueOf(42), unsafe.objectFieldOffset(Box.class.getDeclaredField(\"value\")), 41);",
              "(Object) Integer.valueOf(42)",
              "42"),
          finds(
              "the-environment",
              "var f = System.getenv().getClass().getDeclaredField(\"m\"); try { f.setAccessible(true); ((Map<String, String>) f.get(System.getenv())).put(\"FOREIGN\", \"1\"); } catch (RuntimeException closed) { }",
              "\"\" + System.getenv(\"FOREIGN\")",
              "null"),
          finds(
              "a-property",
              "System.setProperty(\"foreign\", \"1\");",
              "\"\" + System.getProperty(\"foreign\")",
              "null"),
          finds(
              "a-property-that-is-no-text",
              "System.getProperties().put(\"foreign\", new Object());",
              "System.getProperties().containsKey(\"foreign\")",
              "false"),
          finds(
              "all-properties",
              "System.setProperties(new Properties());",
              "System.getProperty(\"java.version\") != null",
              "true"),
          finds(
              "the-locale-of-numbers",
              "Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);",
              "String.format(\"%.1f\", 1.5)",
              "1.5"),
          finds(
              "a-time-zone-of-the-same-name",
              "TimeZone.setDefault(new SimpleTimeZone(3_600_000, \"UTC\"));",
              "TimeZone.getDefault().getRawOffset()",
              "0"),
          finds(
              "a-preference",
              "java.util.prefs.Preferences.userRoot().put(\"foreign\", \"1\"); java.util.prefs.Preferences.userRoot().flush();",
              "java.util.prefs.Preferences.userRoot().get(\"foreign\", \"none\")",
              "none"),
          finds(
              "a-file-beside",
              "Files.writeString(Path.of(\"foreign\"), \"1\");",
              "Files.exists(Path.of(\"foreign\"))",
              "false"),
          finds(
              "a-hidden-file",
              "Files.writeString(Path.of(\".foreign\"), \"1\");",
              "Files.exists(Path.of(\".foreign\"))",
              "false"),
          finds(
              "a-temporary-file",
              "Files.writeString(Path.of(System.getProperty(\"java.io.tmpdir\"), \"foreign\"), \"1\");",
              "Files.exists(Path.of(System.getProperty(\"java.io.tmpdir\"), \"foreign\"))",
              "false"),
          finds(
              "a-file-system",
              "Files.write(Path.of(\"tmp/x.zip\"), new byte[] {80, 75, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}); FileSystems.newFileSystem(java.net.URI.create(\"jar:\" + Path.of(\"tmp/x.zip\").toUri()), Map.of());",
              "Files.write(Path.of(\"tmp/x.zip\"), new byte[] {80, 75, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}); FileSystems.newFileSystem(java.net.URI.create(\"jar:\" + Path.of(\"tmp/x.zip\").toUri()), Map.of()).isOpen()",
              "true"),
          finds(
              "a-provider",
              "java.security.Security.addProvider(new java.security.Provider(\"Foreign\", \"1\", \"\") { });",
              "\"\" + java.security.Security.getProvider(\"Foreign\")",
              "null"),
          finds(
              "a-handler-of-urls",
              "java.net.URL.setURLStreamHandlerFactory(p -> null);",
              "java.net.URL.setURLStreamHandlerFactory(p -> null); 1",
              "1"),
          finds(
              "a-cookie-handler",
              "java.net.CookieHandler.setDefault(new java.net.CookieManager());",
              "\"\" + java.net.CookieHandler.getDefault()",
              "null"),
          finds(
              "redirects",
              "java.net.HttpURLConnection.setFollowRedirects(false);",
              "java.net.HttpURLConnection.getFollowRedirects()",
              "true"),
          finds(
              "the-size-of-the-common-pool",
              "try { java.util.concurrent.ForkJoinPool.class.getMethod(\"setParallelism\", int.class).invoke(java.util.concurrent.ForkJoinPool.commonPool(), 7); } catch (NoSuchMethodException before19) { }",
              "java.util.concurrent.ForkJoinPool.commonPool().getParallelism() == 7",
              "false"),
          finds(
              "the-class-loader-of-a-shared-thread",
              "Thread.getAllStackTraces().keySet().forEach(t -> t.setContextClassLoader(null));",
              "Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals(\"sessions\")).allMatch(t -> t.getContextClassLoader() == null)",
              "false"),
          finds(
              "the-name-of-a-shared-thread",
              "Thread.getAllStackTraces().keySet().forEach(t -> t.setName(\"foreign\"));",
              "Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals(\"foreign\")).count()",
              "0"),
          finds(
              "the-assertions",
              "ClassLoader.getSystemClassLoader().setDefaultAssertionStatus(false); ClassLoader.getSystemClassLoader().setPackageAssertionStatus(\"foreign\", true);",
              "1",
              "1"),
          finds(
              "a-bundle",
              "class B extends ListResourceBundle { protected Object[][] getContents() { return new Object[][] {{\"k\", \"foreign\"}}; } } ResourceBundle.getBundle(\"b\", new ResourceBundle.Control() { public ResourceBundle newBundle(String n, Locale l, String f, ClassLoader c, boolean r) { return new B(); } }).getString(\"k\");",
              "String s; try { s = ResourceBundle.getBundle(\"b\").getString(\"k\"); } catch (MissingResourceException e) { s = \"none\"; } s",
              "none"),
          finds(
              "a-class-value",
              "var v = new ClassValue<String>() { protected String computeValue(Class<?> c) { return \"foreign\"; } }; v.get(String.class);",
              "var v = new ClassValue<String>() { protected String computeValue(Class<?> c) { return \"mine\"; } }; v.get(String.class)",
              "mine"),
          finds(
              "a-thread-local-of-the-common-pool",
              "static ThreadLocal<String> local = new ThreadLocal<>(); java.util.concurrent.ForkJoinPool.commonPool().submit(() -> local.set(\"foreign\")).get();",
              "static ThreadLocal<String> local = new ThreadLocal<>(); \"\" + java.util.concurrent.ForkJoinPool.commonPool().submit(() -> local.get()).get()",
              "null"),
          finds(
              "a-class",
              "class C { static int count = 7; } C.count++;",
              "class C { static int count = 1; } C.count",
              "1"));

  @TempDir private Path folder;

  private static Way prints(String name, String code) {
    return prints(name, code, "");
  }

  private static Way prints(String name, String code, String first) {
    return new Way(name, code, first + WAIT, "mine");
  }

  private static Way finds(String name, String code, String look, String found) {
    return new Way(name, code, look, found);
  }

  @TestFactory
  List<DynamicTest> the_next_page_finds_nothing_that_a_page_has_left() throws Exception {
    List<Session> sessions =
        ALL.stream()
            .flatMap(
                way ->
                    List.of(
                        TestSnippets.session(way.name + "-leaves", way.code, "1"),
                        TestSnippets.session(way.name, way.look))
                        .stream())
            .toList();
    WorkerSettings settings = TestSnippets.settings(folder, "128m");
    List<List<Execution>> executions;
    try (WorkerPool pool = new WorkerPool(settings)) {
      executions = TestSnippets.runner(pool, 1, CacheMode.OFF, folder).run(sessions);
    }
    return java.util.stream.IntStream.range(0, ALL.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    ALL.get(i).name,
                    () -> {
                      assertThat(executions.get(2 * i))
                          .allSatisfy(
                              each ->
                                  assertThat(each.status())
                                      .as("%s", each.outcome())
                                      .isEqualTo(Execution.Status.RAN));
                      Execution next = executions.get(2 * i + 1).get(0);
                      assertThat(next.status())
                          .as("%s", next.outcome())
                          .isEqualTo(Execution.Status.RAN);
                      if (ALL.get(i).look.endsWith(WAIT)) {
                        assertThat(text(next)).doesNotContain("foreign").endsWith("mine");
                      } else {
                        assertThat(value(next)).isEqualTo(ALL.get(i).found);
                      }
                    }))
        .toList();
  }

  /** What the JDK logs by itself, such as that it makes a folder of preferences, is no value. */
  private static String value(Execution execution) {
    return text(execution, shown -> shown.source() == Shown.Source.VALUE);
  }

  private static String text(Execution execution) {
    return text(execution, shown -> true);
  }

  private static String text(Execution execution, Predicate<Shown> which) {
    return execution.outcome().shown().stream()
        .filter(which)
        .map(shown -> ((Text) shown.output()).text())
        .collect(Collectors.joining());
  }

  /**
   * A way.
   *
   * @param code leaves something
   * @param look is the next page
   * @param found what that shows
   */
  private record Way(String name, String code, String look, String found) {}
}
