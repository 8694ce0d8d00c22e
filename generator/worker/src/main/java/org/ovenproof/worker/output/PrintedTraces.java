package org.ovenproof.worker.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.worker.code.CellNames;

/**
 * Stack traces in printed text as the author of a cell sees them: with the lines of cells, and
 * without the frames of those who run cells. A line of a cell is written {@code #cell:line}, both
 * from 1; where that is in a page, only the page knows.
 */
final class PrintedTraces {

  private static final Pattern FRAME =
      Pattern.compile("(\\t+)at (?:[\\w.@-]*/{1,2})*([^\\s(]+)\\(([^)]*)\\)\\r?");

  private static final Pattern OWN_CLASS =
      Pattern.compile("(?<class>" + CellNames.AROUND + ")[$.](?<member>.+)");

  private static final Pattern LINE = Pattern.compile(".*:(\\d{1,9})");

  private static final Pattern BEHIND = Pattern.compile("(\\t*)(Caused by|Suppressed): .*");

  private static final Pattern MORE = Pattern.compile("(\\t+)\\.\\.\\. (\\d{1,9}) more\\r?");

  private final BiFunction<String, Integer, Optional<String>> places;

  /** Writes lines of cells as {@code places} says, which returns nothing for other classes. */
  PrintedTraces(BiFunction<String, Integer, Optional<String>> places) {
    this.places = places;
  }

  /** Returns a text with its stack traces as the author of a cell sees them. */
  String in(String text) {
    return text.contains("\tat ") ? new Reading().in(text) : text;
  }

  /** Whether a frame is of the worker or of JShell, which run cells. */
  private static boolean runsCells(String where) {
    return where.startsWith("org.ovenproof.worker.") || where.startsWith("jdk.jshell.");
  }

  /** A stack trace, and of each of its frames whether the author of the cell sees it. */
  private static final class Trace {

    private final List<Boolean> around;
    private final List<Boolean> seen = new ArrayList<>();

    private Trace(Trace around) {
      this.around = around == null ? List.of() : around.seen;
    }
  }

  private final class Reading {

    private final List<String> lines = new ArrayList<>();

    /** The last trace of each depth: one that was suppressed lies deeper than the one around it. */
    private final TreeMap<Integer, Trace> traces = new TreeMap<>();

    private Trace trace = new Trace(null);

    /** Whether the next frames are of the code that has called the cell. */
    private boolean below;

    private String in(String text) {
      for (String line : text.split("\n", -1)) {
        Matcher frame = FRAME.matcher(line);
        Matcher more = MORE.matcher(line);
        if (frame.matches()) {
          frame(line, frame);
        } else if (more.matches()) {
          more(line, more);
        } else {
          begin(line);
          lines.add(line);
        }
      }
      return String.join("\n", lines);
    }

    private void begin(String line) {
      below = false;
      Matcher behind = BEHIND.matcher(line);
      if (behind.matches()) {
        int depth = behind.group(1).length();
        boolean suppressed = behind.group(2).equals("Suppressed");
        trace = new Trace(traces.get(suppressed ? depth - 1 : depth));
        traces.put(depth, trace);
        traces.tailMap(depth, false).clear();
      } else if (!trace.seen.isEmpty() || traces.isEmpty()) {
        trace = new Trace(null);
        traces.clear();
        traces.put(0, trace);
      }
    }

    private void frame(String line, Matcher frame) {
      Matcher own = OWN_CLASS.matcher(frame.group(2));
      if (!own.matches()) {
        below |= runsCells(frame.group(2));
        trace.seen.add(!below);
        if (!below) {
          lines.add(line);
        }
        return;
      }
      String member = own.group("member");
      String name = CellNames.ofMethod(member);
      boolean statement = name.isEmpty();
      Matcher number = LINE.matcher(frame.group(3));
      String place =
          number.matches()
              ? places
                  .apply(own.group("class"), Integer.parseInt(number.group(1)))
                  .orElse("snippet")
              : "snippet";
      String shown = "%sat %s(%s)".formatted(frame.group(1), name, place);
      // What JShell has moved out of a statement is called by it, on the same line.
      boolean again = statement && below && shown.equals(lines.get(lines.size() - 1));
      trace.seen.add(!again);
      if (!again) {
        lines.add(shown);
      }
      below = statement;
    }

    /** Writes how many frames a trace has in common with the one around it, without hidden ones. */
    private void more(String line, Matcher more) {
      int common = Math.min(Integer.parseInt(more.group(2)), trace.around.size());
      List<Boolean> shared =
          List.copyOf(trace.around.subList(trace.around.size() - common, trace.around.size()));
      long seen = shared.stream().filter(each -> each).count();
      if (common == 0) {
        lines.add(line);
      } else if (seen > 0) {
        lines.add("%s... %s more".formatted(more.group(1), seen));
      }
      trace.seen.addAll(shared);
    }
  }
}
