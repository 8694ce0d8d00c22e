package org.ovenproof.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One output for each value of a parameter: a slider on the page, a strip where scripts do not run.
 *
 * @param parameter what varies, such as {@code epoch}
 * @param frames in the order of the parameter, at least one when shown
 */
public record Frames(String parameter, List<Labelled> frames) implements Output {

  public Frames {
    Objects.requireNonNull(parameter, "parameter");
    frames = List.copyOf(frames);
  }

  /** Returns frames over a parameter with nothing in them yet. */
  public static Frames over(String parameter) {
    return new Frames(parameter, List.of());
  }

  /** Returns these frames with one more at their end, labelled by the parameter's value. */
  public Frames with(String value, Displayable frame) {
    List<Labelled> longer = new ArrayList<>(frames);
    longer.add(new Labelled(value, frame.display()));
    return new Frames(parameter, longer);
  }

  /** Returns what a terminal can show of each, one below the other. */
  @Override
  public String toString() {
    return frames.stream().map(frame -> parameter + " " + frame).collect(Collectors.joining("\n"));
  }

  @Override
  public boolean needsAlternative() {
    return frames.stream().anyMatch(frame -> frame.output().needsAlternative());
  }
}
