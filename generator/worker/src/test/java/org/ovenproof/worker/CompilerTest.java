package org.ovenproof.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the compiler of a JDK is not as those that are known, JShell does what it would have. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CompilerTest {

  static Stream<Throwable> broken() {
    return Stream.of(
        new IllegalAccessError("closed"),
        new NoSuchMethodError("gone"),
        new ExceptionInInitializerError("broken"),
        new AssertionError("of javac"),
        new Error("any"),
        new IllegalStateException("wrapped"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void nothing_comes_of_a_compiler_that_breaks(Throwable broken) {
    assertThat(
            Javac.attempt(
                () -> {
                  throw CompilerTest.<RuntimeException>unchecked(broken);
                }))
        .isEmpty();
  }

  @Test
  void a_session_needs_no_compiler_but_that_of_jshell() {
    try (Cells cells = Cells.withoutCompiler("java.util.*")) {
      assertThat(cells.shownBy("var all = List.of(1, 2);\nall.size()")).isEqualTo("2");
      assertThat(cells.errorsOf("int a = nowhere;\nint b = a + ;"))
          .contains("nowhere: cannot find symbol");
      assertThat(cells.thrownBy("int c = 1;\nthrow new IllegalStateException(\"\" + c);").text())
          .isEqualTo("IllegalStateException: 1");
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable any) throws T {
    throw (T) any;
  }
}
