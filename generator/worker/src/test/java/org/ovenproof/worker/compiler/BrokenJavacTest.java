package org.ovenproof.worker.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
        new NoSuchFieldError("gone"),
        new NoClassDefFoundError("gone"),
        new ExceptionInInitializerError("broken"),
        new AssertionError("of javac"),
        new StackOverflowError(),
        new Error("any"),
        new ClassCastException("another type"),
        new IllegalStateException("wrapped"));
  }

  static Stream<Arguments> everyCall() {
    return thrown()
        .flatMap(
            thrown -> IntStream.rangeClosed(1, CALLS).mapToObj(call -> Arguments.of(thrown, call)));
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  void a_call_of_javac_that_throws_leaves_the_cell_to_jshell(Throwable thrown, int call) {
    AtomicInteger calls = new AtomicInteger();
    JavaCompiler broken =
        standIn(
            JavaCompiler.class, JAVAC, "getTask", () -> calls.incrementAndGet() == call, thrown);
    runs(
        new Javac(
            new JavacPool(broken, null),
            new CompiledFiles(JAVAC.getStandardFileManager(null, null, null))));
    assertThat(calls).hasValueGreaterThanOrEqualTo(call);
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void what_is_thrown_in_the_midst_of_javac_leaves_the_cell_to_jshell(Throwable thrown) {
    AtomicInteger looks = new AtomicInteger();
    StandardJavaFileManager files =
        standIn(
            StandardJavaFileManager.class,
            JAVAC.getStandardFileManager(null, null, null),
            "list",
            () -> looks.incrementAndGet() > 0,
            thrown);
    runs(new Javac(JavacPool.ofJdk(JAVAC), new CompiledFiles(files)));
    assertThat(looks).hasPositiveValue();
  }

  @Test
  void a_pool_of_compilers_that_has_another_form_leaves_the_cell_to_jshell() {
    runs(
        new Javac(
            new JavacPool(JAVAC, new Object()),
            new CompiledFiles(JAVAC.getStandardFileManager(null, null, null))));
  }

  @Test
  void without_a_pool_each_call_begins_from_nothing() {
    runs(
        new Javac(
            new JavacPool(JAVAC, null),
            new CompiledFiles(JAVAC.getStandardFileManager(null, null, null))));
  }

  @Test
  void a_session_needs_no_compiler_but_that_of_jshell() {
    try (Cells cells = Cells.withoutCompiler("java.util.*")) {
      runs(cells);
    }
  }

  private static void runs(Javac javac) {
    try (Cells cells = Cells.compiledBy(new CellCompiler(javac), "java.util.*")) {
      runs(cells);
    }
  }

  /** Whatever becomes of javac, these cells show the same. */
  private static void runs(Cells cells) {
    assertThat(cells.shownBy("var all = List.of(1, 2);\nSystem.out.print(\"a\");\nall.size()"))
        .isEqualTo("out a\n2");
    assertThat(cells.shownBy("int twice(int n) { return 2 * n; }\ntwice(all.size())"))
        .isEqualTo("4");
    assertThat(cells.errorsOf("int a = nowhere;\nint b = a + ;"))
        .contains("nowhere: cannot find symbol");
    assertThat(cells.thrownBy("int c = 1;\nthrow new IllegalStateException(\"\" + c);").text())
        .isEqualTo("IllegalStateException: 1");
    assertThat(cells.shownBy("c + twice(1)")).isEqualTo("3");
  }

  /** Returns an object that throws where one of its methods is called, and else is another one. */
  private static <T> T standIn(
      Class<T> type, T original, String method, BooleanSupplier throwsNow, Throwable thrown) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> {
              if (called.getName().equals(method) && throwsNow.getAsBoolean()) {
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
