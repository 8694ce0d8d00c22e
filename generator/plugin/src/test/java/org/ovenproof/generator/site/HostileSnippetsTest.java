package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.output.OutputText;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;

/**
 * What a snippet may do to bring a build down. Each is the first snippet of a page of its own, in
 * one build that ends by itself: it is contained, what is wrong is reported at its line, and every
 * other page is proven.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "one of the snippets starts sleep")
class HostileSnippetsTest {

  /** One character of each of Unicode's seventeen planes. */
  private static final String PLANES =
      IntStream.rangeClosed(0, 16)
          .mapToObj(plane -> Character.toString(plane << 16 | 0x41))
          .collect(Collectors.joining());

  private static final List<Hostile> ALL =
      List.of(
          new Hostile("endless-loop", "while (true) { }")
              .within("300ms")
              .fails("did not end within 300 ms"),
          new Hostile(
                  "endless-loop-that-catches-everything",
                  "while (true) { try { Thread.sleep(9); } catch (Throwable t) { } }")
              .within("300ms")
              .fails("did not end within 300 ms"),
          new Hostile("exit", "System.exit(7);").fails("ended its process (exit code 7)"),
          new Hostile("exit-as-if-all-were-well", "System.exit(0);")
              .fails("ended its process (exit code 0)"),
          new Hostile("halt", "Runtime.getRuntime().halt(1);")
              .fails("ended its process (exit code 1)"),
          new Hostile("stack-overflow", "int f(int n) { return f(n + 1); } f(0)")
              .throwsAtItsLine("StackOverflowError"),
          new Hostile(
                  "out-of-heap",
                  "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]);")
              .fails("ran out of memory"),
          new Hostile(
                  "out-of-direct-memory",
                  "var all = new ArrayList<java.nio.ByteBuffer>();"
                      + " while (true) all.add(java.nio.ByteBuffer.allocateDirect(1 << 24));")
              .throwsAtItsLine("OutOfMemoryError: Cannot reserve"),
          new Hostile(
                  "deadlock",
                  "synchronized (List.class) { var t = new Thread(() -> { synchronized (List.class)"
                      + " { } }); t.start(); t.join(); }")
              .within("300ms")
              .fails("did not end within 300 ms"),
          new Hostile(
                  "thread-left",
                  "new Thread(() -> java.util.concurrent.locks.LockSupport.park()).start(); 1")
              .shows("1"),
          new Hostile(
                  "a-thousand-threads",
                  "for (int i = 0; i < 1000; i++) { new Thread(null,"
                      + " java.util.concurrent.locks.LockSupport::park, \"t\", 1 << 16).start(); } 1")
              .shows("1"),
          new Hostile("child-left", "new ProcessBuilder(\"sleep\", \"1000\").start().isAlive()")
              .shows("true"),
          new Hostile(
                  "a-gigabyte-printed",
                  "byte[] piece = \"0123456789abcdef\".repeat(1 << 16).getBytes();"
                      + " for (int i = 0; i < 1024; i++) { System.out.write(piece); }")
              .shows("0123456789abcdef"),
          new Hostile("a-gigabyte-returned", "new byte[1 << 30]").fails("ran out of memory"),
          new Hostile("a-gigabyte-returned-that-takes-none", "Collections.nCopies(1 << 30, \"x\")")
              .shows("… the beginning of 1,073,741,824 elements"),
          new Hostile("standard-input-read", "System.in.read()").shows("-1"),
          new Hostile("standard-output-closed", "System.out.close(); System.out.print(\"on\");")
              .shows("on"),
          new Hostile(
                  "unsafe-write-to-address-0",
                  "var field = Class.forName(\"sun.misc.Unsafe\").getDeclaredField(\"theUnsafe\");"
                      + " field.setAccessible(true);"
                      + " ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);")
              // POSIX: 11 is SIGSEGV.
              .fails("crashed its process (signal 11)"),
          new Hostile("interrupt-of-itself", "Thread.currentThread().interrupt(); 1").shows("1"),
          new Hostile(
                  "class-that-shadows-String",
                  "class String { int length() { return -1; } } new String().length()")
              .shows("-1"),
          new Hostile(
                  "ten-thousand-lines",
                  "int count() {\n  int n = 0;\n"
                      + "  n++;\n".repeat(9_995)
                      + "  return n;\n}\ncount()")
              .shows("9995"),
          new Hostile("text-of-every-plane", '"' + PLANES + '"').shows(PLANES),
          new Hostile(
                  "picture-of-100000-pixels-a-side",
                  "new org.ovenproof.display.Picture(100_000, 100_000, 1, new byte[0])")
              .throwsAtItsLine(
                  "IllegalArgumentException: a picture must have at most 16,000,000 pixels but has"
                      + " 100,000 x 100,000: draw it smaller"),
          new Hostile(
                  "image-of-100000-pixels-a-side",
                  "new java.awt.image.BufferedImage(100_000, 100_000, 1)")
              .fails("ran out of memory"),
          new Hostile(
                  "working-folder-deleted",
                  "var here = Path.of(\"\").toAbsolutePath(); try (var all = Files.walk(here)) {"
                      + " for (var each : all.sorted(Comparator.reverseOrder()).toList()) {"
                      + " Files.delete(each); } } Files.exists(here)")
              .shows("false"),
          new Hostile(
                  "environment-read",
                  "System.getenv().keySet().stream().filter(name -> name.matches("
                      + "\"(?i).*(token|secret|password|maven|java_tool|github|user).*\")).toList()")
              .shows("[]"),
          // No more than this holds: by its absolute path any file of the same user can be read.
          new Hostile(
                  "files-of-the-build-read",
                  "try (var all = Files.list(Path.of(\"\"))) { display(all.toList()); }"
                      + " System.getProperty(\"java.io.tmpdir\").startsWith("
                      + "Path.of(\"\").toAbsolutePath().toString())")
              .shows("[tmp]\ntrue"),
          new Hostile(
                  "security-property-set",
                  "System.setProperty(\"javax.net.ssl.trustStore\", \"mine\");"
                      + " java.security.Security.setProperty(\"keystore.type\", \"mine\"); 1")
              .shows("1"),
          new Hostile("redefinition", "int x = 1; int twice() { return 2 * x; } twice()")
              .shows("2")
              .then("String x = \"a\"; int twice() { return 7; } x + twice()", "a7"));

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> each_hostile_snippet_is_contained_and_reported_at_its_line() throws Exception {
    try (TestSite site = new TestSite(folder)) {
      site.with("snippets.heap", "128m").with("snippets.timeout", "60s");
      site.with(
          "snippets.imports",
          "java.util.*,java.nio.file.*,static org.ovenproof.display.Display.display");
      ALL.forEach(each -> site.page(each.name(), each.page()));
      Proof proof = site.prove();
      return ALL.stream()
          .map(each -> DynamicTest.dynamicTest(each.name(), () -> each.check(proof)))
          .toList();
    }
  }

  /**
   * A hostile snippet.
   *
   * @param limit how long it may run
   * @param problem how what is wrong with it begins; empty if nothing is
   * @param shown how what it shows ends
   * @param next the snippet after it in its page
   * @param nextShown what that shows
   */
  private record Hostile(
      String name,
      String code,
      String limit,
      String problem,
      String shown,
      String next,
      String nextShown) {

    private Hostile(String name, String code) {
      this(name, code, "60s", "", "", "1 + 1", "2");
    }

    private Hostile within(String newLimit) {
      return new Hostile(name, code, newLimit, problem, shown, next, nextShown);
    }

    private Hostile fails(String how) {
      return throwsAtItsLine("the snippet '%s' %s".formatted(name, how));
    }

    private Hostile throwsAtItsLine(String what) {
      String where = "content/en/%s.adoc:5:1: ".formatted(name);
      return new Hostile(name, code, limit, where + what, shown, next, nextShown);
    }

    private Hostile shows(String end) {
      return new Hostile(name, code, limit, problem, end, next, nextShown);
    }

    private Hostile then(String code, String shows) {
      return new Hostile(name, this.code, limit, problem, shown, code, shows);
    }

    private String page() {
      return """
      = Page

      [source%%run,java,id=%s,timeout=%s]
      ----
      %s
      ----

      [source%%run,java,id=%1$s-next]
      ----
      %4$s
      ----
      """
          .formatted(name, limit, code, next);
    }

    private void check(Proof proof) {
      List<String> problems =
          proof.problems().stream()
              .map(Problem::text)
              .filter(text -> text.startsWith("content/en/" + name + ".adoc"))
              .toList();
      if (!problem.isEmpty()) {
        assertThat(problems).singleElement().asString().startsWith(problem);
        Execution after = of(proof, name + "-next");
        assertThat(after.isProvisional() || after.status() == Execution.Status.SKIPPED).isTrue();
      } else {
        assertThat(problems).isEmpty();
        assertThat(text(of(proof, name))).endsWith(shown);
        assertThat(text(of(proof, name + "-next"))).isEqualTo(nextShown);
      }
    }

    private static Execution of(Proof proof, String id) {
      return proof.executions().values().stream()
          .filter(each -> each.snippet().id().equals(id))
          .findFirst()
          .orElseThrow();
    }

    private static String text(Execution execution) {
      return String.join("\n", OutputText.of(execution.outcome()));
    }
  }
}
