package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ovenproof.generator.live.LiveSite;
import org.ovenproof.generator.report.Problem;

/** What browsers show: the pages, or a notice in the place of all of them. */
final class Screen {

  private final PreviewServer server;
  private final PreviewFolder folder;
  private int problems;
  private List<Problem> told = List.of();
  private Notice notice = Notice.BAKING;

  /** Begins with the notice that the first bake is under way. */
  Screen(PreviewServer server, PreviewFolder folder) {
    this.server = server;
    this.folder = folder;
    server.show(NoticePage.baking(folder.number()));
  }

  /** Returns the addresses of the pages that somebody looks at. */
  Set<String> looked() {
    return server.events().looked();
  }

  void progress(String text) {
    server.events().progress(text);
  }

  void running(List<BakeEvents.Run> runs) {
    server.events().running(runs);
  }

  /**
   * Shows a page and returns how many files are different.
   *
   * @param last whether there is no other page that waits to be shown
   */
  int put(LiveSite.Rendered page, boolean last) throws IOException {
    Set<String> changed = folder.put(page);
    boolean over = notice == Notice.BAKING || notice == Notice.PROBLEMS && last;
    if (over) {
      notice = Notice.NONE;
      server.show(null);
    }
    if (over || !changed.isEmpty()) {
      server.events().baked(problems, changed, over);
    }
    return changed.size();
  }

  /** Takes pages away and returns how many files are gone. */
  int remove(Set<String> addresses) throws IOException {
    return tell(folder.remove(addresses));
  }

  /** Shows what is wrong with the site, also where it is not of the page that is looked at. */
  void tell(List<Problem> wrong) {
    if (!told.equals(wrong)) {
      told = List.copyOf(wrong);
      problems = (int) wrong.stream().filter(Problem::isError).count();
      server.events().told(wrong);
      server.events().baked(problems, Set.of(), false);
    }
  }

  /** Shows files as they are now and returns how many are different. */
  int putAssets(Map<String, Path> assets) throws IOException {
    return tell(folder.putAssets(assets));
  }

  private int tell(Set<String> changed) {
    if (!changed.isEmpty()) {
      server.events().baked(problems, changed, false);
    }
    return changed.size();
  }

  /** Shows what is wrong in the place of every page. */
  void show(List<Problem> wrong) {
    notice = Notice.PROBLEMS;
    told = List.of();
    server.events().told(told);
    problems = wrong.size();
    server.show(NoticePage.problems(wrong, folder.number()));
    server.events().baked(problems, Set.of(), true);
  }

  private enum Notice {
    BAKING,
    PROBLEMS,
    NONE
  }
}
