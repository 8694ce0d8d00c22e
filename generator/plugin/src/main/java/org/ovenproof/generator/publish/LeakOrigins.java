package org.ovenproof.generator.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.OwnAddresses;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.CodeLine;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.source.Mentions;

/** Leads what must not be published back to the place that an author can mend. */
public final class LeakOrigins {

  private static final Pattern FIGURE =
      Pattern.compile("<figure class=\"snippet\" id=\"([^\"]*)\"|</figure>");

  private final Map<String, Page> pages = new HashMap<>();
  private final Mentions mentions;

  public LeakOrigins(Path project, List<Page> pages) {
    this.mentions = new Mentions(project);
    for (Page page : pages) {
      this.pages.put(page.uri(), page);
      OwnAddresses.takenHome(page).forEach(address -> this.pages.put(address, page));
    }
  }

  /** Returns a problem for each place in the sources of the site. */
  public List<Problem> problems(List<LeakScan.Finding> findings) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    // The page says in which snippet it is; what is taken home of it and its pictures do not.
    List<LeakScan.Finding> ordered = new ArrayList<>(findings);
    ordered.sort((one, other) -> Boolean.compare(!isPage(one), !isPage(other)));
    for (LeakScan.Finding finding : ordered) {
      Page page = pages.get(finding.address());
      String key = (page == null ? finding.address() : page.path()) + " " + finding.leak().what();
      if (!problems.containsKey(key)) {
        problem(page, finding).ifPresent(problem -> problems.put(key, problem));
      }
    }
    return problems.values().stream().distinct().toList();
  }

  private static boolean isPage(LeakScan.Finding finding) {
    return finding.address().endsWith(".html");
  }

  private Optional<Problem> problem(Page page, LeakScan.Finding finding) {
    String what = finding.leak().what();
    if (page == null) {
      Location there = new Location(finding.address(), finding.line(), 1);
      return finding.leak().isCommon()
          ? Optional.empty()
          : Optional.of(Problems.leak(there, what, finding.address(), finding.line()));
    }
    if (finding.leak().isCommon()) {
      return computed(page, finding)
          .map(Snippet::location)
          .map(at -> Problems.leak(at, what, finding.address(), finding.line()));
    }
    Optional<Location> written = written(page, finding);
    Optional<Snippet> snippet = snippet(page, finding.text(), finding.at());
    Location at =
        written
            .or(() -> snippet.map(Snippet::location))
            .orElseGet(() -> new Location(page.path(), 1, 1));
    return Optional.of(Problems.leak(at, what, finding.address(), finding.line()));
  }

  /** Returns where an author wrote it. */
  private Optional<Location> written(Page page, LeakScan.Finding finding) {
    for (String spelling : finding.leak().spellings()) {
      for (Snippet snippet : page.snippets()) {
        int at = finding.leak().next(snippet.code(), spelling, 0);
        if (at >= 0) {
          String before = snippet.code().substring(0, at);
          CodeLine line = snippet.sourceOf((int) before.chars().filter(c -> c == '\n').count() + 1);
          int column = before.length() - before.lastIndexOf('\n') + line.shift();
          return Optional.of(new Location(line.source().path(), line.source().line(), column));
        }
      }
    }
    return mentions.find(page, List.copyOf(finding.leak().spellings()));
  }

  /** Returns the first snippet that shows it without having it in its code. */
  private static Optional<Snippet> computed(Page page, LeakScan.Finding finding) {
    String text = finding.text();
    LeakScan.Leak leak = finding.leak();
    for (int at = finding.at(); at >= 0; at = leak.next(text, finding.spelling(), at + 1)) {
      Optional<Snippet> snippet =
          snippet(page, text, at)
              .filter(
                  each ->
                      leak.spellings().stream()
                          .allMatch(spelling -> leak.next(each.code(), spelling, 0) < 0));
      if (snippet.isPresent()) {
        return snippet;
      }
    }
    return Optional.empty();
  }

  /** Returns the snippet in whose figure a place of a page is. */
  private static Optional<Snippet> snippet(Page page, String html, int place) {
    String id = null;
    Matcher figures = FIGURE.matcher(html);
    while (figures.find() && figures.start() <= place) {
      id = figures.group(1) == null ? null : Html.plain(figures.group(1));
    }
    String found = id;
    return page.snippets().stream().filter(each -> each.id().equals(found)).findFirst();
  }
}
