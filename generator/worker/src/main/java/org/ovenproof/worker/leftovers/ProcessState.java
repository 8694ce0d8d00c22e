package org.ovenproof.worker.leftovers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * What of the process a page could change for the next one.
 *
 * @param properties the system properties, those that are no strings too
 * @param environment the variables of the environment, which reflection can change
 * @param locales the default locale, and those for texts and for numbers
 * @param timeZone the default time zone
 * @param ownStreams whether the standard streams are still the worker's
 * @param uncaught what is given the exceptions that nobody catches
 * @param files the files and sockets that are open, where the system tells (Linux does)
 * @param threads names of the live threads that a page may have started, or that its code is in
 * @param traits what the other threads are called, and what else can be set of them
 * @param poolIsBusy whether a task of the common pool runs or waits
 * @param parallelism how many tasks of the common pool run at once
 * @param boxesAreIntact whether each small number is what it was boxed from
 */
public record ProcessState(
    Map<Object, Object> properties,
    Map<String, String> environment,
    List<Locale> locales,
    TimeZone timeZone,
    boolean ownStreams,
    Optional<Thread.UncaughtExceptionHandler> uncaught,
    Set<String> files,
    Set<String> threads,
    Map<Thread, List<Object>> traits,
    boolean poolIsBusy,
    int parallelism,
    boolean boxesAreIntact) {

  /** How the names of classes begin that JShell makes of cells. */
  private static final String CELL_PACKAGE = "REPL.";

  /** What virtual threads run on, and what wakes them: they themselves are in no list. */
  private static final List<String> OF_VIRTUAL_THREADS =
      List.of("jdk.internal.misc.CarrierThread", "java.lang.VirtualThread");

  /** The thread of Swing's timers, whoever has started one. */
  private static final String SWING_TIMER = "TimerQueue";

  private static final String BUSY = "a task in the common pool";

  /**
   * Returns the state of the process now, but for the thread that asks.
   *
   * @param ownStreams whether the standard streams are the worker's
   * @param sessions the group in which all threads of sessions are, those that they start too
   */
  public static ProcessState now(boolean ownStreams, ThreadGroup sessions) {
    Set<String> threads = new TreeSet<>();
    Map<Thread, List<Object>> traits = new IdentityHashMap<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread == Thread.currentThread()) {
                return;
              }
              if (!thread.isDaemon() || isOfPage(thread, sessions) || runsCell(stack)) {
                threads.add(thread.getName() + "#" + thread.getId());
              }
              traits.put(thread, traits(thread));
            });
    ForkJoinPool pool = ForkJoinPool.commonPool();
    return new ProcessState(
        new HashMap<>(System.getProperties()),
        new TreeMap<>(System.getenv()),
        List.of(
            Locale.getDefault(),
            Locale.getDefault(Locale.Category.DISPLAY),
            Locale.getDefault(Locale.Category.FORMAT)),
        TimeZone.getDefault(),
        ownStreams,
        Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()),
        OpenFiles.now(),
        threads,
        traits,
        !pool.isQuiescent() || pool.hasQueuedSubmissions(),
        pool.getParallelism(),
        areBoxesIntact());
  }

  /** Whether a page has started a thread, or the thread runs tasks that a page has started. */
  private static boolean isOfPage(Thread thread, ThreadGroup sessions) {
    if (thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool()) {
      // It stays, and does nothing unless the pool is busy.
      return false;
    }
    String kind = thread.getClass().getName() + " " + thread.getName();
    return thread.getName().equals(SWING_TIMER)
        || OF_VIRTUAL_THREADS.stream().anyMatch(kind::contains)
        || isIn(thread.getThreadGroup(), sessions);
  }

  private static boolean isIn(ThreadGroup group, ThreadGroup sessions) {
    return group != null && sessions.parentOf(group);
  }

  private static boolean runsCell(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith(CELL_PACKAGE));
  }

  private static List<Object> traits(Thread thread) {
    return Arrays.asList(
        thread.getName().replaceFirst("^process reaper.*", ""),
        thread.getPriority(),
        thread.getContextClassLoader(),
        thread.isInterrupted());
  }

  private static boolean areBoxesIntact() {
    boolean intact = Boolean.TRUE && !Boolean.FALSE;
    for (int number = Byte.MIN_VALUE; number <= Byte.MAX_VALUE; number++) {
      intact &= Integer.valueOf(number).intValue() == number;
      intact &= Long.valueOf(number).longValue() == number;
      intact &= Short.valueOf((short) number).shortValue() == number;
      intact &= Byte.valueOf((byte) number).byteValue() == number;
      intact &= number < 0 || Character.valueOf((char) number).charValue() == number;
    }
    return intact;
  }

  /** Whether all differences in a list are such as may be over in an instant. */
  public static boolean mayPass(List<String> left) {
    return left.stream().allMatch(each -> each.startsWith("the thread ") || each.equals(BUSY));
  }

  /** Returns what differs from {@code earlier}, in words; empty if nothing does. */
  public List<String> since(ProcessState earlier) {
    List<String> differences = new ArrayList<>();
    differences.addAll(propertiesSince(earlier));
    if (!environment.equals(earlier.environment)) {
      differences.add("the environment");
    }
    if (!locales.equals(earlier.locales)) {
      differences.add("the default locale " + locales.get(0));
    }
    if (!timeZone.equals(earlier.timeZone)) {
      differences.add("the default time zone " + timeZone.getID());
    }
    if (!ownStreams) {
      differences.add("a standard stream of its own");
    }
    if (!uncaught.equals(earlier.uncaught)) {
      differences.add("the default handler of uncaught exceptions");
    }
    for (String file : files) {
      if (!earlier.files.contains(file)) {
        differences.add("the open file " + file);
      }
    }
    for (String thread : threads) {
      if (!earlier.threads.contains(thread)) {
        differences.add("the thread " + thread.substring(0, thread.lastIndexOf('#')));
      }
    }
    traits.forEach(
        (thread, now) -> {
          List<Object> before = earlier.traits.getOrDefault(thread, now);
          if (!now.equals(before)) {
            differences.add("what is set of the thread " + before.get(0));
          }
        });
    if (poolIsBusy) {
      differences.add(BUSY);
    }
    if (parallelism != earlier.parallelism) {
      differences.add("the size of the common pool");
    }
    if (!boxesAreIntact) {
      differences.add("what a small number is when it is boxed");
    }
    return differences;
  }

  private List<String> propertiesSince(ProcessState earlier) {
    Map<String, Object> names = new TreeMap<>();
    properties.forEach((name, value) -> names.put(name.toString(), name));
    earlier.properties.forEach((name, value) -> names.put(name.toString(), name));
    List<String> differences = new ArrayList<>();
    names.forEach(
        (text, name) -> {
          // The JDK notes there what it finds out, such as that there are fonts.
          boolean noted = text.startsWith("sun.") && !earlier.properties.containsKey(name);
          if (!noted && !Objects.equals(properties.get(name), earlier.properties.get(name))) {
            differences.add("the system property " + text);
          }
        });
    return differences;
  }
}
