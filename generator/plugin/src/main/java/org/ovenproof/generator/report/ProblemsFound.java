package org.ovenproof.generator.report;

import java.util.List;

/** Ends a build with what its author has to mend. */
public final class ProblemsFound extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public ProblemsFound(List<Problem> problems) {
    super(Problems.text(problems));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
