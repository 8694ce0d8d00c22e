package org.ovenproof.generator.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ovenproof.generator.snippet.Snippet;

/** What an author is told of a snippet that shows something else when it runs again. */
public final class UnsteadyOutput {

  private static final int MAX_QUOTED = 60;

  /** What stands between words. */
  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}@.:_-]+");

  /** A likely cause, by what differs or by what the code says, and the way to mend it. */
  private enum Cause {
    IDENTITY("@[0-9a-f]{3,}", "", "print what the object holds: its own text is where it lies"),
    UUID(
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "randomUUID", "make it of what is known, as with UUID.nameUUIDFromBytes"),
    FOLDER(
        "(/|\\\\)tmp(/|\\\\).*", "", "leave the temporary folder out: it is another in each run"),
    THREAD(
        "(?i)(thread|pool|worker)-?\\d+|VirtualThread.*",
        "",
        "leave the names of threads out: they are numbered in the order in which they start"),
    TIME(
        "\\d{1,2}:\\d{2}(:\\d{2}.*)?|\\d{4}-\\d{2}-\\d{2}.*",
        "\\.now\\(|::now|currentTimeMillis|nanoTime|new Date\\(\\)|Calendar\\.getInstance|\\bLogger\\b",
        "give it a time of its own, as with Clock.fixed, or leave the time out"),
    ORDER(
        "",
        "",
        "sort it, or keep it in a List, LinkedHashSet or TreeMap: others have no order of their own"),
    RANDOM(
        "",
        "Math\\.random|new Random\\(\\)|ThreadLocalRandom|SecureRandom|shuffle\\([^,]*\\)|RandomGenerator",
        "give the random numbers a seed, as with new Random(7)"),
    PARALLEL(
        "",
        "parallel|Executor|CompletableFuture|Thread",
        "have one thread do it, or put what several did in order before it is shown"),
    UNKNOWN("", "", "find what it depends on that is no input of the build");

    private final Pattern shown;
    private final Pattern code;
    private final String cure;

    Cause(String shown, String code, String cure) {
      this.shown = shown.isEmpty() ? null : Pattern.compile(shown);
      this.code = code.isEmpty() ? null : Pattern.compile(code);
      this.cure = cure;
    }

    /** Returns what the two lines show, else what the code may do. */
    private static Cause of(List<String> first, List<String> second, String own, String session) {
      return first(cause -> cause.isShownBy(first, second))
          .or(() -> first(cause -> cause.isDoneBy(own)))
          .or(() -> first(cause -> cause.isDoneBy(session)))
          .orElse(UNKNOWN);
    }

    private static Optional<Cause> first(Predicate<Cause> rule) {
      return Stream.of(values()).filter(rule).findFirst();
    }

    private boolean isShownBy(List<String> first, List<String> second) {
      String one = differing(first, second);
      String other = differing(second, first);
      return this == ORDER
          ? !first.equals(second) && words(first).equals(words(second))
          : shown != null && shown.matcher(one).find() && shown.matcher(other).find();
    }

    private boolean isDoneBy(String source) {
      return code != null && code.matcher(source).find();
    }

    private static List<String> words(List<String> lines) {
      return lines.stream()
          .flatMap(WORD::splitAsStream)
          .filter(word -> !word.isEmpty())
          .sorted()
          .toList();
    }
  }

  private UnsteadyOutput() {}

  /**
   * Returns what to say of it.
   *
   * @param first the lines that it showed, empty where it showed no text
   * @param second the lines that it showed when it ran again
   * @param code that of its session up to it
   */
  public static Problem problem(
      Snippet snippet, List<String> first, List<String> second, String code) {
    String one = differing(first, second);
    String other = differing(second, first);
    String shown =
        one.isEmpty() && other.isEmpty()
            ? "another picture"
            : "'%s' the first time, '%s' the second".formatted(quoted(one), quoted(other));
    return Problem.of(
        snippet.location(),
        "the snippet '%s' shows something else when it runs again: %s"
            .formatted(snippet.id(), shown),
        Cause.of(first, second, snippet.code(), code).cure
            + "; or say cache=false, if it is to show something else each time");
  }

  /** Returns the first line of {@code lines} that is another one in {@code others}. */
  private static String differing(List<String> lines, List<String> others) {
    for (int index = 0; index < lines.size(); index++) {
      if (index >= others.size() || !lines.get(index).equals(others.get(index))) {
        return lines.get(index);
      }
    }
    return "";
  }

  private static String quoted(String line) {
    return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED - 1) + "…";
  }
}
