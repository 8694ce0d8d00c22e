package org.ovenproof.worker.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.worker.code.CellNames;
import org.ovenproof.worker.code.Piece;
import org.ovenproof.worker.protocol.Outcome;

/** Where in the session's cells each of JShell's snippets stands. */
final class Positions {

  /** How JShell names the sources of its snippets: this, and the id of the snippet. */
  private static final String FILE_PREFIX = "#";

  /** The name of a class that JShell makes of a snippet, or of a class in that one. */
  private static final Pattern CLASS =
      Pattern.compile("(?<outer>REPL\\.\\$JShell\\$(?<id>\\d+)[A-Z]*)(?:\\$.*)?");

  /** The places of snippets by their ids; threads of cells look at them too. */
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  private int cell = -1;

  void beginCell() {
    cell++;
  }

  /** Returns the cell that runs, or ran last. */
  int cell() {
    return cell;
  }

  /** Returns the cell that a class was made of, or a negative number. */
  int cellOf(String className) {
    Matcher own = CLASS.matcher(className);
    Place place = own.matches() ? places.get(own.group("id")) : null;
    return place == null ? -1 : place.cell();
  }

  /** Notes that the snippet with this id stands in the current cell's code. */
  void add(String snippetId, String code, Piece piece) {
    int offset = piece.offset();
    boolean isLine = piece.source().strip().indexOf('\n') < 0;
    int linesBefore = Math.toIntExact(code.substring(0, offset).lines().count());
    boolean insideLine = offset > 0 && code.charAt(offset - 1) != '\n';
    places.put(snippetId, new Place(cell, insideLine ? linesBefore - 1 : linesBefore, isLine));
  }

  /**
   * Returns those frames of an exception that lie in cells, innermost first; a line that calls
   * itself a thousand times stands there once.
   *
   * @param told the frames as JShell tells them
   * @param real the same frames as they are; those in classes that JShell did not compile count
   */
  List<Outcome.Frame> frames(
      StackTraceElement[] told, StackTraceElement[] real, Predicate<String> compiledHere) {
    List<Outcome.Frame> frames = new ArrayList<>();
    for (int i = 0; i < told.length; i++) {
      Matcher own = CLASS.matcher(i < real.length ? real[i].getClassName() : "");
      if (own.matches() && compiledHere.test(own.group("outer"))) {
        String method = real[i].getMethodName();
        int line = Math.max(1, real[i].getLineNumber() - 1);
        add(frames, own.group("id"), line, method);
      } else if (told[i] == real[i] && own.matches() && isLine(own.group("id"))) {
        add(frames, own.group("id"), 1, real[i].getMethodName());
      } else {
        String file = told[i].getFileName();
        if (file != null && file.startsWith(FILE_PREFIX)) {
          String id = file.substring(FILE_PREFIX.length());
          add(frames, id, told[i].getLineNumber(), told[i].getMethodName());
        }
      }
    }
    return frames.stream().distinct().toList();
  }

  /**
   * Returns the line of a cell that is a line of a class, as {@code #cell:line}, both from 1.
   *
   * @param compiledHere whether a class is one that JShell did not compile
   */
  Optional<String> line(String className, int line, Predicate<String> compiledHere) {
    Matcher own = CLASS.matcher(className.replace('/', '.'));
    Place place = own.matches() ? places.get(own.group("id")) : null;
    boolean here = place != null && compiledHere.test(own.group("outer"));
    // Where JShell puts a line of its own classes is told by it alone.
    return here || place != null && place.isLine()
        ? Optional.of(
            "#"
                + (place.cell() + 1)
                + ":"
                + (place.linesBefore() + Math.max(1, here ? line - 1 : 1)))
        : Optional.empty();
  }

  /** Returns the last line of the current cell, where its value is shown. */
  Outcome.Frame endOf(String code) {
    return new Outcome.Frame(
        cell, Math.max(1, Math.toIntExact(code.stripTrailing().lines().count())), "");
  }

  private void add(List<Outcome.Frame> frames, String id, int line, String method) {
    Place place = places.get(id);
    if (place != null && line > 0) {
      frames.add(
          new Outcome.Frame(place.cell(), place.linesBefore() + line, CellNames.ofMethod(method)));
    }
  }

  private boolean isLine(String id) {
    Place place = places.get(id);
    return place != null && place.isLine();
  }

  /**
   * Where a snippet stands.
   *
   * @param isLine whether it has one line, which is then the line of all that it does
   */
  private record Place(int cell, int linesBefore, boolean isLine) {}
}
