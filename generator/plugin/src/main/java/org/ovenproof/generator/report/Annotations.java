package org.ovenproof.generator.report;

import java.util.Map;
import java.util.Optional;
import org.ovenproof.generator.snippet.Location;

/**
 * Problems in the form in which GitHub shows them beside the line of a change ("Workflow commands
 * for GitHub Actions", {@code ::error file=…}, {@code ::warning file=…}).
 */
public final class Annotations {

  private Annotations() {}

  /** Returns the line to print for a problem; nothing where no workflow reads it. */
  public static Optional<String> of(Problem problem, Map<String, String> environment) {
    if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
      return Optional.empty();
    }
    Location at = problem.at();
    return Optional.of(
        "::%s file=%s,line=%s,col=%s::%s"
            .formatted(
                problem.isError() ? "error" : "warning",
                property(at.path()),
                at.line(),
                at.column(),
                data(problem.message() + "\n" + problem.cure())));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
