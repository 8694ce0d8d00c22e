package org.ovenproof.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShellException;
import org.ovenproof.worker.protocol.Outcome;

/** Where in the session's cells each of JShell's snippets stands. */
final class Positions {

  /** JShell names the source of its snippets so, followed by the snippet's id. */
  private static final String FILE_PREFIX = "#";

  private final Map<String, Place> places = new HashMap<>();
  private int cell = -1;

  void beginCell() {
    cell++;
  }

  /** Notes that the snippet with this id begins at {@code offset} of the current cell's code. */
  void add(String snippetId, String code, int offset) {
    int linesBefore = Math.toIntExact(code.substring(0, offset).lines().count());
    boolean insideLine = offset > 0 && code.charAt(offset - 1) != '\n';
    places.put(snippetId, new Place(cell, insideLine ? linesBefore - 1 : linesBefore));
  }

  /**
   * Returns those frames of an exception that lie in cells, innermost first; a line that calls
   * itself a thousand times stands there once.
   */
  List<Outcome.Frame> frames(JShellException exception) {
    List<Outcome.Frame> frames = new ArrayList<>();
    for (StackTraceElement element : exception.getStackTrace()) {
      String file = element.getFileName();
      if (file != null && file.startsWith(FILE_PREFIX)) {
        Place place = places.get(file.substring(FILE_PREFIX.length()));
        if (place != null && element.getLineNumber() > 0) {
          String method = element.getMethodName();
          frames.add(
              new Outcome.Frame(
                  place.cell(), place.linesBefore() + element.getLineNumber(), method));
        }
      }
    }
    return frames.stream().distinct().toList();
  }

  private record Place(int cell, int linesBefore) {}
}
