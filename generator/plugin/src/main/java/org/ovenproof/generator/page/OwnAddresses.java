package org.ovenproof.generator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ovenproof.generator.snippet.Snippet;

/**
 * Where the files are published that belong to a page: how its results were made, and what a reader
 * takes home of each session. All are from the site's folder on.
 */
public final class OwnAddresses {

  private static final List<String> TAKEN_HOME = List.of("jsh", "ipynb");

  /**
   * A page whose name ends like the second session of another: {@code v1.2} beside {@code v1}. Its
   * own session has a number too, so that no two files have one name.
   */
  private static final Pattern NUMBERED = Pattern.compile(".*\\.[1-9]\\d*", Pattern.DOTALL);

  private OwnAddresses() {}

  /** Returns where it is told how the results of a page were made, if it has any. */
  public static Optional<String> proof(Page page) {
    boolean runs = page.snippets().stream().anyMatch(snippet -> snippet.options().eval());
    return runs ? Optional.of(page.stem() + ".proof.html") : Optional.empty();
  }

  /** Returns the addresses of what a reader takes home, of all sessions of a page. */
  public static List<String> takenHome(Page page) {
    long sessions = page.snippets().stream().map(Snippet::session).distinct().count();
    List<String> addresses = new ArrayList<>();
    for (int number = 1; number <= sessions; number++) {
      for (String extension : TAKEN_HOME) {
        addresses.add(takenHome(page, number, extension));
      }
    }
    return addresses;
  }

  /**
   * Returns the address of one of these.
   *
   * @param number the session's in its page, from 1
   */
  public static String takenHome(Page page, int number, String extension) {
    String stem = page.stem();
    boolean alone = number == 1 && !NUMBERED.matcher(stem).matches();
    return stem + (alone ? "." : "." + number + ".") + extension;
  }
}
