package org.ovenproof.worker.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ovenproof.worker.session.Cells;

/** Whatever the javac of an unknown JDK throws, JShell runs the cells. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BrokenJavacTest {

  /** For the imports of the session, and to parse, to attribute and to compile its first cell. */
  private static final int CALLS = 4;

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  static Stream<Throwable> thrown() {
    return Stream.of(
        new IllegalAccessError("closed"),
        new NoSuchMethodError("gone"),
        new ExceptionInInitializerError("broken"),
        new AssertionError("of javac"),
        new StackOverflowError(),
        new IllegalStateException("wrapped"));
  }

  /** One of the calls for each kind of what may be thrown by it. */
  static Stream<Arguments> calls() {
    AtomicInteger call = new AtomicInteger();
    return thrown().map(thrown -> Arguments.of(thrown, 1 + call.getAndIncrement() % CALLS));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_of_javac_that_throws_leaves_the_cell_to_jshell(Throwable thrown, int call) {
    AtomicInteger calls = new AtomicInteger();
    JavaCompiler broken =
        standIn(
            JavaCompiler.class,
            JAVAC,
            "getTask"::equals,
            () -> calls.incrementAndGet() == call,
            thrown);
    runs(new Javac(new JavacPool(broken, null), files()));
    assertThat(calls).hasValueGreaterThanOrEqualTo(call);
  }

  static Stream<Throwable> anErrorAndAnException() {
    return Stream.of(new NoSuchMethodError("gone"), new IllegalStateException("any"));
  }

  @ParameterizedTest
  @MethodSource("anErrorAndAnException")
  void what_is_thrown_in_the_midst_of_javac_leaves_the_cell_to_jshell(Throwable thrown) {
    AtomicBoolean breaks = new AtomicBoolean();
    AtomicInteger broken = new AtomicInteger();
    StandardJavaFileManager files =
        standIn(
            StandardJavaFileManager.class,
            JAVAC.getStandardFileManager(null, null, null),
            "list"::equals,
            () -> breaks.get() && broken.incrementAndGet() > 0,
            thrown);
    runs(new Javac(JavacPool.ofJdk(JAVAC), new CompiledFiles(files)), () -> breaks.set(true));
    assertThat(broken).hasPositiveValue();
  }

  @Test
  void a_pool_of_compilers_that_has_another_form_leaves_the_cell_to_jshell() {
    runs(new Javac(new JavacPool(JAVAC, new Object()), files()));
  }

  @Test
  void without_a_pool_each_call_begins_from_nothing() {
    runs(new Javac(new JavacPool(JAVAC, null), files()));
  }

  @Test
  void what_javac_prints_of_a_fault_of_its_own_is_no_output_of_a_cell() throws Exception {
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true));
    try {
      overflow(Javac.ofJdk());
      overflow(new Javac(new JavacPool(JAVAC, null), files()));
    } finally {
      System.setErr(err);
    }
    assertThat(printed.toString()).isEmpty();
  }

  private static void overflow(Javac javac) throws InterruptedException {
    String deep = "class Deep { int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";
    Thread small =
        new Thread(
            null,
            () -> Javac.attempt(() -> javac.parse(Map.of("Deep", deep), parsed -> parsed)),
            "small",
            1 << 18);
    small.start();
    small.join();
  }

  @Test
  void a_session_needs_no_compiler_but_that_of_jshell() {
    try (Cells cells = Cells.withoutCompiler("java.util.*")) {
      runs(cells, () -> {});
    }
  }

  private static CompiledFiles files() {
    return new CompiledFiles(JAVAC.getStandardFileManager(null, null, null));
  }

  private static void runs(Javac javac) {
    runs(javac, () -> {});
  }

  private static void runs(Javac javac, Runnable behindFirstCell) {
    try (Cells cells = Cells.compiledBy(new CellCompiler(javac), "java.util.*")) {
      runs(cells, behindFirstCell);
    }
  }

  /** Whatever becomes of javac, these cells show the same. */
  private static void runs(Cells cells, Runnable behindFirstCell) {
    assertThat(cells.shownBy("var all = List.of(1, 2);\nSystem.out.print(\"a\");\nall.size()"))
        .isEqualTo("out a\n2");
    behindFirstCell.run();
    assertThat(
            cells.shownBy(
                "int twice(int n) { return 2 * n; }\n"
                    + "new java.util.zip.CRC32().getValue() + twice(2)"))
        .isEqualTo("4");
    assertThat(cells.errorsOf("int a = nowhere;\nint b = a + ;"))
        .contains("nowhere: cannot find symbol");
    assertThat(cells.thrownBy("int c = 1;\nthrow new IllegalStateException(\"\" + c);").text())
        .isEqualTo("IllegalStateException: 1");
    assertThat(cells.shownBy("c + twice(1)")).isEqualTo("3");
  }

  /** Returns an object that is as {@code original}, but where some of its methods are called. */
  private static <T> T standIn(
      Class<T> type,
      T original,
      Predicate<String> methods,
      BooleanSupplier throwsNow,
      Throwable thrown) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              if (methods.test(called.getName()) && throwsNow.getAsBoolean()) {
                throw thrown;
              }
              try {
                return called.invoke(original, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
