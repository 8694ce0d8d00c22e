package org.ovenproof.worker.leftovers;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Threads of a session that were at work when a cell of it ended, and tasks that waited. */
final class LeftThreads {

  /** Where the threads of the JDK's pools wait for what they are given next. */
  private static final List<String> WAITING =
      List.of(
          "java.util.concurrent.ThreadPoolExecutor.getTask",
          "java.util.concurrent.ForkJoinPool.awaitWork",
          "java.util.TimerThread.mainLoop",
          "java.util.concurrent.DelayScheduler.loop",
          "java.util.concurrent.DelayScheduler.run");

  /**
   * Where threads of pools wait that may have tasks for later: with none they wait without an end.
   */
  private static final List<String> FOR_LATER =
      List.of("TimerThread.mainLoop", "DelayedWorkQueue", "DelayScheduler");

  private static final List<String> POOLS =
      List.of(
          "java.util.concurrent.ThreadPoolExecutor",
          "java.util.concurrent.ForkJoin",
          "java.util.TimerThread");

  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  /** The names of the threads in which the JDK keeps tasks of anybody for later. */
  private static final List<String> FOR_DELAYS =
      List.of("CompletableFutureDelayScheduler", "ForkJoinPool.commonPool-delayScheduler");

  /** How long a thread of a pool may take to get to its next task, or to see that there is none. */
  private static final long PATIENCE_NANOS = 20_000_000;

  private final Thread own;
  private final Map<Thread, Integer> busy = new WeakHashMap<>();

  /** Threads of pools that had nothing to do when the last cell ended. */
  private final Set<Thread> idle = Collections.newSetFromMap(new WeakHashMap<>());

  /** The last cell that left a task for later to a thread of its own; -1 for none. */
  private int waits = -1;

  /** The last cell that left a task for later to the JDK, which gives it to any thread then. */
  private int delays = -1;

  /** Looks at the threads of a session whose cells run in {@code own}. */
  LeftThreads(Thread own) {
    this.own = own;
  }

  /** Takes note of the threads that are at work now, when a cell has ended. */
  synchronized void note(int cell) {
    busy.keySet().removeIf(thread -> !thread.isAlive());
    idle.clear();
    for (Thread thread : others()) {
      StackTraceElement[] stack = settled(thread);
      if (stack.length == 0) {
        continue;
      }
      if (!isOfJdk(stack) || !has(stack, WAITING)) {
        busy.putIfAbsent(thread, cell);
      } else {
        busy.remove(thread);
        if (!has(stack, FOR_LATER) || thread.getState() != Thread.State.TIMED_WAITING) {
          idle.add(thread);
        } else if (isForDelays(thread)) {
          delays = cell;
        } else {
          waits = cell;
        }
      }
    }
  }

  /**
   * Returns the stack of a thread, once it is not on its way from one task of a pool to the next.
   */
  private static StackTraceElement[] settled(Thread thread) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    StackTraceElement[] stack = thread.getStackTrace();
    while (isOfPool(stack)
        && isOfJdk(stack)
        && !has(stack, WAITING)
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      stack = thread.getStackTrace();
    }
    return stack;
  }

  /** Returns the threads of the session, and those that the JDK shares with all sessions. */
  private List<Thread> others() {
    ThreadGroup group = own.getThreadGroup();
    ThreadGroup root = group;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + 16];
    int count = root.enumerate(threads);
    return Arrays.stream(threads, 0, count)
        .filter(thread -> thread != own)
        .filter(thread -> isIn(group, thread) || isOfCommonPool(thread) || isForDelays(thread))
        .toList();
  }

  private static boolean isForDelays(Thread thread) {
    return FOR_DELAYS.contains(thread.getName());
  }

  private static boolean isIn(ThreadGroup group, Thread thread) {
    ThreadGroup of = thread.getThreadGroup();
    return of != null && group.parentOf(of);
  }

  static boolean isOfCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /**
   * Returns the cell that what a thread does was left by, if any.
   *
   * @param declared the cell whose code it runs; a negative number if that is not known
   * @param created the cell that created the thread, or a negative number
   */
  synchronized OptionalInt cellOf(Thread thread, int declared, int created) {
    Integer cell = busy.get(thread);
    if (cell != null) {
      // A thread of a pool may have been given something else since.
      boolean newer = declared > cell && isOfPool(thread.getStackTrace());
      return newer ? OptionalInt.empty() : OptionalInt.of(cell);
    }
    // Nobody tells which of the tasks it is; what is of a later cell is none of them.
    boolean waited = declared <= waits && created <= waits && !idle.contains(thread);
    boolean delayed = declared <= delays && created <= delays;
    return declared >= 0 && (waited || delayed) ? OptionalInt.of(declared) : OptionalInt.empty();
  }

  private static boolean isOfPool(StackTraceElement[] stack) {
    return Arrays.stream(stack, Math.max(0, stack.length - 3), stack.length)
        .anyMatch(frame -> POOLS.stream().anyMatch(frame.getClassName()::startsWith));
  }

  private static boolean isOfJdk(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .allMatch(frame -> JDK.stream().anyMatch(frame.getClassName()::startsWith));
  }

  private static boolean has(StackTraceElement[] stack, List<String> names) {
    return Arrays.stream(stack)
        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
        .anyMatch(frame -> names.stream().anyMatch(frame::contains));
  }
}
