package org.ovenproof.worker.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What asks for the time is asked at another one, and nothing else changes. */
class TimeCallsTest {

  /** Asks in several ways, beside constants of all sizes. */
  public static final class Asking implements Supplier<String> {

    static final long LONG = 0x1234_5678_9ABC_DEF0L;
    static final double DOUBLE = Math.PI;

    @Override
    public String get() {
      Supplier<LocalDate> today = LocalDate::now;
      return LONG
          + " "
          + DOUBLE
          + " "
          + today.get().isAfter(LocalDate.now(Clock.systemDefaultZone()))
          + " "
          + (System.currentTimeMillis() > System.nanoTime() / 1_000_000_000);
    }
  }

  /** Asks for nothing. */
  public static final class Silent {}

  private static byte[] code(Class<?> type) throws Exception {
    String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (var in = type.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static Object redirected(Class<?> type) throws Exception {
    byte[] code = TimeCalls.redirected(code(type));
    return new ClassLoader(TimeCallsTest.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(type.getName(), code, 0, code.length);
      }
    }.define().getConstructor().newInstance();
  }

  @Test
  void a_class_runs_as_before_but_at_another_time() throws Exception {
    Object asking = redirected(Asking.class);
    // Both of its own questions are answered by the other time, and so agree.
    assertThat(((Supplier<?>) asking).get())
        .isEqualTo(Asking.LONG + " " + Asking.DOUBLE + " false true");
    assertThat(OtherTime.localDate()).isAfter(LocalDate.now(Clock.systemUTC()).plusYears(1));
    assertThat(new String(TimeCalls.redirected(code(Asking.class)), "ISO-8859-1"))
        .contains("org/ovenproof/worker/again/OtherTime");
  }

  @Test
  void a_class_that_does_not_ask_stays_as_it_is() throws Exception {
    byte[] silent = code(Silent.class);
    assertThat(TimeCalls.redirected(silent)).isSameAs(silent);
    byte[] none = {1, 2, 3};
    assertThat(TimeCalls.redirected(none)).isSameAs(none);
  }

  @Test
  void each_method_stands_for_one_of_the_jdk() throws Exception {
    for (var method : OtherTime.class.getDeclaredMethods()) {
      assertThat(Modifier.isPublic(method.getModifiers())).as(method.getName()).isTrue();
      if (TemporalAccessor.class.isAssignableFrom(method.getReturnType())) {
        assertThat(
                Arrays.stream(method.getReturnType().getMethods())
                    .filter(own -> own.getName().equals("now"))
                    .map(own -> Arrays.asList(own.getParameterTypes())))
            .as(method.toString())
            .contains(Arrays.asList(method.getParameterTypes()));
      }
    }
  }
}
