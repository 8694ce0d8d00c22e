package org.ovenproof.generator.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/**
 * The sessions of all pages. Pages of one name whose snippets are the same share theirs, so what a
 * page has in two languages runs once.
 *
 * @param byName those of the pages of each name
 */
public record Sessions(Map<String, OfName> byName) {

  /** Between the name of a page and that of its session: no page has it in its name. */
  private static final String SEPARATOR = "//";

  /** The sessions of no page. */
  public static final Sessions NONE = new Sessions(Map.of());

  /**
   * Finds the sessions of pages.
   *
   * @param languages the languages in which a page must exist
   */
  public static Sessions of(List<Page> pages, List<String> languages) {
    return of(pages, List.of(), languages, NONE);
  }

  /**
   * Finds the sessions of pages.
   *
   * @param leftOut drafts whose snippets have no session
   * @param languages the languages in which a page must exist
   * @param before the sessions of these languages' pages before some of them changed
   */
  public static Sessions of(
      List<Page> pages, List<Page> leftOut, List<String> languages, Sessions before) {
    Map<String, List<Page>> byName = new LinkedHashMap<>();
    for (Page page : pages) {
      byName.computeIfAbsent(page.name(), name -> new ArrayList<>()).add(page);
    }
    Map<String, OfName> sessions = new LinkedHashMap<>();
    byName.forEach(
        (name, translations) -> {
          OfName known = before.byName().get(name);
          sessions.put(
              name,
              known != null && known.isOf(translations)
                  ? known
                  : OfName.of(translations, leftOut, languages));
        });
    return new Sessions(sessions);
  }

  public List<Shared> shared() {
    return byName.values().stream().flatMap(each -> each.shared().stream()).toList();
  }

  /** Returns the sessions of those pages that are not as they were. */
  public List<Shared> without(Sessions before) {
    return byName.entrySet().stream()
        .filter(each -> each.getValue() != before.byName().get(each.getKey()))
        .flatMap(each -> each.getValue().shared().stream())
        .toList();
  }

  /** Returns the names of all sessions. */
  public Set<String> names() {
    return shared().stream().map(each -> each.session().name()).collect(Collectors.toSet());
  }

  List<Problem> problems() {
    return byName.values().stream().flatMap(each -> each.problems().stream()).toList();
  }

  /**
   * The sessions of the pages of one name.
   *
   * @param pages the pages
   * @param shared their sessions
   * @param problems where the pages do not agree
   */
  public record OfName(List<Page> pages, List<Shared> shared, List<Problem> problems) {

    private static OfName of(List<Page> translations, List<Page> leftOut, List<String> languages) {
      OfName sessions = new OfName(translations, new ArrayList<>(), new ArrayList<>());
      sessions.checkTranslations(leftOut, languages);
      List<List<Page>> groups = new ArrayList<>();
      for (Page page : translations) {
        groups.stream()
            .filter(group -> sameRun(group.get(0), page))
            .findFirst()
            .orElseGet(
                () -> {
                  groups.add(new ArrayList<>());
                  return groups.get(groups.size() - 1);
                })
            .add(page);
      }
      for (List<Page> group : groups) {
        sessions.addGroup(group, groups.size() == 1 ? group.get(0).name() : group.get(0).path());
      }
      return sessions;
    }

    /** Whether these are the sessions of just these pages, none of them read again since. */
    private boolean isOf(List<Page> others) {
      if (pages.size() != others.size()) {
        return false;
      }
      for (int index = 0; index < pages.size(); index++) {
        if (pages.get(index) != others.get(index)) {
          return false;
        }
      }
      return true;
    }

    private void addGroup(List<Page> group, String name) {
      Map<String, List<Integer>> byName = new LinkedHashMap<>();
      List<Snippet> snippets = group.get(0).snippets();
      for (int index = 0; index < snippets.size(); index++) {
        byName.computeIfAbsent(snippets.get(index).session(), key -> new ArrayList<>()).add(index);
      }
      byName.forEach(
          (session, indices) -> {
            String fullName = session.isEmpty() ? name : name + SEPARATOR + session;
            List<List<Snippet>> places =
                indices.stream()
                    .map(index -> group.stream().map(page -> page.snippets().get(index)).toList())
                    .toList();
            shared.add(
                new Shared(
                    new Session(fullName, places.stream().map(same -> same.get(0)).toList()),
                    places));
          });
    }

    private static boolean sameRun(Page one, Page other) {
      List<Snippet> here = one.snippets();
      List<Snippet> there = other.snippets();
      if (here.size() != there.size()) {
        return false;
      }
      for (int index = 0; index < here.size(); index++) {
        if (!here.get(index).runsLike(there.get(index))) {
          return false;
        }
      }
      return true;
    }

    private void checkTranslations(List<Page> leftOut, List<String> languages) {
      List<Page> bound = pages.stream().filter(Page::translated).toList();
      if (bound.isEmpty()) {
        return;
      }
      // What is published needs counterparts that are; a draft may have drafts.
      Page first =
          bound.stream().filter(page -> !page.draft()).findFirst().orElseGet(() -> bound.get(0));
      for (String language : languages) {
        List<Page> counterparts =
            Stream.concat(pages.stream(), leftOut.stream())
                .filter(page -> page.name().equals(first.name()))
                .filter(page -> page.language().equals(language))
                .toList();
        if (counterparts.isEmpty()) {
          String missing =
              first.path().replaceFirst("/" + first.language() + "/", "/" + language + "/");
          problems.add(Problems.missingTranslation(first.path(), missing));
        } else if (!first.draft() && counterparts.stream().allMatch(Page::draft)) {
          problems.add(Problems.draftTranslation(first.path(), counterparts.get(0).path()));
        }
      }
      for (Page other : bound.subList(1, bound.size())) {
        compare(bound.get(0), other);
      }
    }

    private void compare(Page first, Page other) {
      List<Snippet> here = first.snippets();
      List<Snippet> there = other.snippets();
      for (int index = 0; index < Math.max(here.size(), there.size()); index++) {
        if (index >= there.size()) {
          problems.add(Problems.snippetMissing(here.get(index), other.path()));
        } else if (index >= here.size()) {
          problems.add(Problems.snippetMissing(there.get(index), first.path()));
        } else if (!here.get(index).runsLike(there.get(index))) {
          problems.add(Problems.snippetsDiffer(there.get(index), here.get(index)));
          return;
        }
      }
    }
  }

  /**
   * A session and every page that shows it.
   *
   * @param session what runs
   * @param places for each of its snippets, the same snippet in every page, its own first
   */
  public record Shared(Session session, List<List<Snippet>> places) {}
}
