package org.ovenproof.worker.again;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The order in which {@code Set.of} and {@code Map.of} give what is in them. The JDK draws it anew
 * for each process (JEP 269), so that nobody relies on it. Here it is the same in each, so that a
 * page is, and another one in a process that is to find out who relies on it.
 */
public final class SetOrder {

  /** The name of the system property that asks for the other order. */
  public static final String PROPERTY = "org.ovenproof.worker.again";

  /** The methods that read the order, by patterns that the JVM knows. */
  public static final List<String> ITERATING =
      List.of(
          "java.util.ImmutableCollections$Set12$1::*",
          "java.util.ImmutableCollections$Set12::*",
          "java.util.ImmutableCollections$SetN$SetNIterator::*",
          "java.util.ImmutableCollections$MapN$MapNIterator::*");

  /** Whether this process runs pages again, to find out which results come out otherwise. */
  public static final boolean IS_OTHER = Boolean.getBoolean(PROPERTY);

  private static final long SALT = 0x2545_F491L;
  private static final long OTHER_SALT = 0xDABA_0B6EL;

  private SetOrder() {}

  /** Fixes the order for this process; where the JDK keeps it in another way, it stays as drawn. */
  public static void fix() {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field only = type.getDeclaredField("theUnsafe");
      only.setAccessible(true);
      Object unsafe = only.get(null);
      Class<?> collections = Class.forName("java.util.ImmutableCollections");
      Method base = type.getMethod("staticFieldBase", Field.class);
      Method offset = type.getMethod("staticFieldOffset", Field.class);
      Field salt = collections.getDeclaredField("SALT32L");
      type.getMethod("putLong", Object.class, long.class, long.class)
          .invoke(
              unsafe,
              base.invoke(unsafe, salt),
              offset.invoke(unsafe, salt),
              IS_OTHER ? OTHER_SALT : SALT);
      Field reverse = collections.getDeclaredField("REVERSE");
      type.getMethod("putBoolean", Object.class, long.class, boolean.class)
          .invoke(unsafe, base.invoke(unsafe, reverse), offset.invoke(unsafe, reverse), IS_OTHER);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
      // Then a second run may have the order of the first by chance.
    }
  }
}
