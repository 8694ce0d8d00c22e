package org.ovenproof.worker.leftovers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.worker.session.Cells;

/** What the code of a page may set for good is known by the names in it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LastingCallsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new java.util.Timer(true).cancel();|a timer",
        "java.util.concurrent.CompletableFuture.delayedExecutor(1, java.util.concurrent.TimeUnit.DAYS);|a timer",
        "new java.util.concurrent.CompletableFuture<String>().orTimeout(1, java.util.concurrent.TimeUnit.DAYS);|a timer",
        "java.util.concurrent.Executors.newCachedThreadPool();|threads",
        "new Thread(() -> { }).start();|threads",
        "class T extends Thread { } new T().start();|threads",
        "new java.util.concurrent.ForkJoinPool(1);|threads",
        "java.net.http.HttpClient.newHttpClient();|threads",
        "java.lang.ref.Cleaner.create();|code that runs when memory is reclaimed",
        "class F { protected void finalize() { } }|code that runs when memory is reclaimed",
        "java.security.Security.getProviders();|the security providers and properties",
        "java.util.logging.Logger.getGlobal().getName();|the logging",
        "java.util.prefs.Preferences.userRoot();|the preferences",
        "java.net.ProxySelector.getDefault();|the defaults of connections",
        "javax.net.ssl.SSLContext.getDefault();|the defaults of encrypted connections",
        "java.util.Locale.setDefault(java.util.Locale.ROOT);|a default of the process",
        "Class.forName(\"sun.misc.Unsafe\");|native code and memory",
        "Integer.class.getDeclaredFields()[0].trySetAccessible();|the private state of classes",
        "java.lang.management.ManagementFactory.getRuntimeMXBean();|the management of the process",
        "String url = \"jdbc:h2:mem:test\";|a database",
        "java.nio.file.FileSystems.newFileSystem(java.net.URI.create(\"jrt:/\"), null);|a file system",
        "new javax.swing.Timer(1, null);|the queue of events",
        "ClassLoader.getSystemClassLoader().clearAssertionStatus();|the assertions",
        "String hook = \"addShutdownHook\";|a shutdown hook",
      })
  void it_is_noticed(String code, String what) {
    try (Cells cells = new Cells()) {
      cells.shownBy("void never() throws Exception {\n" + code + "\n}");
      assertThat(cells.lasting()).contains(what);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.sleep(1); Thread.currentThread().getName()",
        "java.security.MessageDigest.getInstance(\"SHA-256\").digest(new byte[9]).length",
        "new java.util.Properties().load(new java.io.StringReader(\"a=b\"));",
        "java.util.stream.IntStream.range(0, 9).parallel().sum()",
        "java.util.concurrent.CompletableFuture.supplyAsync(() -> 1).join()",
        "new java.awt.image.BufferedImage(2, 2, 1).createGraphics().drawLine(0, 0, 1, 1);",
        "record P(int x) { } var all = java.util.List.of(new P(1)); System.out.printf(\"%s%n\", all);",
        "var pattern = java.util.regex.Pattern.compile(\"a\").matcher(\"a\"); pattern.find(); pattern.start()",
        "java.nio.file.Files.createTempFile(\"a\", \"b\"); java.time.LocalDate.of(2026, 1, 1)",
        "new java.util.Random(1).nextInt(); new java.math.BigDecimal(\"1.0\").add(java.math.BigDecimal.ONE)",
      })
  void innocent_code_is_innocent(String code) {
    try (Cells cells = new Cells()) {
      cells.shownBy(code);
      assertThat(cells.lasting()).isEmpty();
    }
  }
}
