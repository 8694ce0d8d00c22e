package org.ovenproof.worker.leftovers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.ovenproof.worker.protocol.Late;

/**
 * Whose code it is that shows something. A page may leave code behind that shows something later:
 * it belongs to no later page of the process, and to no later cell of its own page. The classes of
 * each session have a class loader of their own, which tells its code in whatever thread it runs.
 */
public final class Origins {

  /** Frames of method references too, which stand in for the code that made them. */
  private static final StackWalker FRAMES =
      StackWalker.getInstance(
          Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));

  /** How many characters are kept of what came late from one cell. */
  private static final int MAX_LATE = 500;

  /** The session and the cell in which a thread was created, if the JDK has not cut it off. */
  private static final InheritableThreadLocal<Mark> MARK = new InheritableThreadLocal<>();

  private final Set<ClassLoader> earlier = Collections.newSetFromMap(new WeakHashMap<>());
  private final Map<Integer, StringBuilder> late = new TreeMap<>();
  private volatile Running session;

  /**
   * Begins a session, in the thread that runs its cells.
   *
   * @param cellOf returns the cell that a class of the session is of; a negative number if none
   */
  public synchronized void begin(ToIntFunction<String> cellOf) {
    if (session != null && session.loader.get() != null) {
      earlier.add(session.loader.get());
    }
    late.clear();
    int number = session == null ? 0 : session.number + 1;
    session = new Running(number, Thread.currentThread(), cellOf);
    MARK.set(new Mark(session.number, -1));
  }

  /** Takes note of the class loader of the session, before any code of its classes runs. */
  public void loadedBy(ClassLoader loader) {
    if (session != null) {
      session.loader.set(loader);
    }
  }

  /** Begins a cell. */
  public void beginCell(int cell) {
    session.cell = cell;
    session.runs = true;
    MARK.set(new Mark(session.number, cell));
  }

  /** Ends a cell: what it has left at work belongs to it from now on. */
  public void endCell() {
    session.runs = false;
    session.left.note(session.cell);
  }

  /**
   * Returns which cell what the current thread does belongs to, if it is not the one that runs:
   * {@link Late#EARLIER_SESSION} for one of a session before.
   */
  public OptionalInt late() {
    Running now = session;
    if (now == null) {
      return OptionalInt.empty();
    }
    boolean own = Thread.currentThread() == now.thread;
    Frames seen = FRAMES.walk(frames -> look(frames.iterator(), now, own));
    if (seen.foreign) {
      return OptionalInt.of(Late.EARLIER_SESSION);
    }
    if (own) {
      return OptionalInt.empty();
    }
    Mark mark = MARK.get();
    boolean pooled = LeftThreads.isOfCommonPool(Thread.currentThread());
    if (seen.outermost == null && mark != null && mark.session != now.number && !pooled) {
      return OptionalInt.of(Late.EARLIER_SESSION);
    }
    int declared = seen.outermost == null ? -1 : now.cellOf.applyAsInt(seen.outermost);
    int created = mark != null && mark.session == now.number ? mark.cell : -1;
    OptionalInt left = now.left.cellOf(Thread.currentThread(), declared, created);
    if (left.isEmpty() && created >= 0 && isVirtual()) {
      left = OptionalInt.of(created);
    }
    if (!now.runs) {
      return OptionalInt.of(left.orElse(now.cell));
    }
    return left.isPresent() && left.getAsInt() < now.cell ? left : OptionalInt.empty();
  }

  /**
   * Looks for frames of cells: the nearest one, or else the outermost, which was given to a pool.
   */
  private Frames look(Iterator<StackWalker.StackFrame> frames, Running now, boolean nearest) {
    String outermost = null;
    while (frames.hasNext()) {
      Class<?> type = frames.next().getDeclaringClass();
      Boolean ours = isOf(type.getClassLoader(), now);
      if (ours != null) {
        if (!ours || nearest) {
          return new Frames(!ours, type.getName());
        }
        outermost = type.getName();
      }
    }
    return new Frames(false, outermost);
  }

  /**
   * Returns whether a class loader is the session's or an earlier one's; null if it is nobody's.
   */
  private Boolean isOf(ClassLoader loader, Running now) {
    ClassLoader own = now.loader.get();
    ClassLoader system = ClassLoader.getSystemClassLoader();
    for (ClassLoader each = loader; each != null && each != system; each = each.getParent()) {
      if (each == own) {
        return true;
      }
      if (isEarlier(each)) {
        return false;
      }
    }
    return null;
  }

  private synchronized boolean isEarlier(ClassLoader loader) {
    return earlier.contains(loader);
  }

  /** Whether the thread is a virtual one: in Java 17 threads cannot be asked. */
  private static boolean isVirtual() {
    return Thread.currentThread().getClass().getName().contains("VirtualThread");
  }

  /** Takes note of output of a cell that came late and is not shown. */
  public synchronized void tell(int cell, String text) {
    StringBuilder of = late.computeIfAbsent(cell, each -> new StringBuilder());
    of.append(text, 0, Math.min(text.length(), MAX_LATE - of.length()));
  }

  /** Returns what came late since this was asked last. */
  public synchronized List<Late> told() {
    List<Late> told = new ArrayList<>();
    late.forEach((cell, text) -> told.add(new Late(cell, text.toString())));
    late.clear();
    return told;
  }

  private record Frames(boolean foreign, String outermost) {}

  /** A pool may keep its threads, and what is in them, for longer than the session. */
  private record Mark(int session, int cell) {}

  private static final class Running {

    private final int number;
    private final Thread thread;
    private final ToIntFunction<String> cellOf;
    private final AtomicReference<ClassLoader> loader = new AtomicReference<>();
    private final LeftThreads left;
    private volatile int cell = -1;
    private volatile boolean runs;

    private Running(int number, Thread thread, ToIntFunction<String> cellOf) {
      this.number = number;
      this.thread = thread;
      this.cellOf = cellOf;
      this.left = new LeftThreads(thread);
    }
  }
}
