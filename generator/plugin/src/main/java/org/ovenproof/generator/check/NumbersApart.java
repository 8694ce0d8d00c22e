package org.ovenproof.generator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far the numbers of two texts are apart that are the same but for these. */
final class NumbersApart {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

  /** What fits into a line of a log beside the rest. */
  private static final int WIDTH = 40;

  private NumbersApart() {}

  /** Returns in words how two texts differ; nothing if they do not. */
  static Optional<String> between(String there, String here) {
    if (there.equals(here)) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(there).replaceAll("0").equals(NUMBER.matcher(here).replaceAll("0"))) {
      return Optional.of(firstDifference(there, here));
    }
    List<String> some = numbers(there);
    List<String> others = numbers(here);
    int count = 0;
    int furthest = -1;
    double most = -1;
    for (int index = 0; index < some.size(); index++) {
      if (some.get(index).equals(others.get(index))) {
        continue;
      }
      count++;
      double apart = apart(some.get(index), others.get(index));
      if (apart > most) {
        most = apart;
        furthest = index;
      }
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d of %d numbers differ, by at most %.2g %% (%s there, %s here)",
            count,
            some.size(),
            most * 100,
            some.get(furthest),
            others.get(furthest)));
  }

  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher found = NUMBER.matcher(text);
    while (found.find()) {
      numbers.add(found.group());
    }
    return numbers;
  }

  /** Returns the difference of two numbers as a share of the larger one. */
  private static double apart(String one, String other) {
    double a = Double.parseDouble(one);
    double b = Double.parseDouble(other);
    double larger = Math.max(Math.abs(a), Math.abs(b));
    // Too large for a double, two of them are infinite and so the same.
    return a == b ? 0 : Double.isInfinite(larger) ? 1 : Math.abs(a - b) / larger;
  }

  private static String firstDifference(String there, String here) {
    int at = 0;
    while (at < Math.min(there.length(), here.length()) && there.charAt(at) == here.charAt(at)) {
      at++;
    }
    return "\"%s\" there, \"%s\" here".formatted(around(there, at), around(here, at));
  }

  private static String around(String text, int at) {
    int start = Math.max(0, at - WIDTH / 2);
    int end = Math.min(text.length(), at + WIDTH);
    return text.substring(start, end).replaceAll("\\s+", " ").strip();
  }
}
