package org.ovenproof.generator.render;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.ProvenSnippets;
import org.ovenproof.generator.prove.Sessions;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.settings.SnippetEnvironment;

/**
 * The files of pages, many of which are rendered while snippets of other pages still run. Not for
 * use by several threads.
 */
public final class RenderedPages {

  private final SiteSettings settings;
  private final SnippetEnvironment environment;
  private final List<Page> pages;
  private final List<Sessions.OfName> names;
  private final Map<String, Map<String, byte[]>> filesByPage = new HashMap<>();
  private PageRenderer renderer;

  /** How many names have been rendered, and how many sessions their pages have. */
  private int namesDone;

  private int sessionsDone;

  /**
   * Begins with no page rendered.
   *
   * @param environment what snippets run in
   * @param pages all pages
   * @param sessions their sessions
   */
  public RenderedPages(
      SiteSettings settings, SnippetEnvironment environment, List<Page> pages, Sessions sessions) {
    this.settings = settings;
    this.environment = environment;
    this.pages = pages;
    // What any page links to may have its name from a snippet of the last one.
    boolean wait = pages.stream().anyMatch(Page::isNamedByValues);
    this.names = wait ? List.of() : List.copyOf(sessions.byName().values());
  }

  /**
   * Renders the next page in all of its languages, if its snippets have run.
   *
   * @param results what became of the snippets of the first sessions, in the order of the sessions
   * @return whether there was anything to do
   */
  public boolean renderNext(List<List<Execution>> results) throws IOException {
    if (namesDone == names.size()) {
      return false;
    }
    Sessions.OfName next = names.get(namesDone);
    int sessions = sessionsDone + next.shared().size();
    if (results.size() < sessions) {
      return false;
    }
    List<List<Execution>> own = results.subList(sessionsDone, sessions);
    ProvenSnippets ran = ProvenSnippets.unchecked(next, own);
    for (Page page : next.pages()) {
      try {
        filesByPage.put(page.path(), render(page, ran));
      } catch (PageRenderer.BrokenPage told) {
        // When it is asked for.
      }
    }
    namesDone++;
    sessionsDone = sessions;
    return true;
  }

  /**
   * Returns the bytes of a page and of what belongs to it, by their addresses.
   *
   * @param proven what became of the snippets of all pages
   * @throws PageRenderer.BrokenPage if there is no template for it, or one that is broken
   */
  public Map<String, byte[]> files(Page page, ProvenSnippets proven)
      throws IOException, PageRenderer.BrokenPage {
    Map<String, byte[]> rendered = filesByPage.get(page.path());
    return rendered == null ? render(page, proven) : rendered;
  }

  /**
   * Returns the bytes of the page that tells how a page's results were made, by its address.
   *
   * @param proven what became of the snippets of all pages
   * @throws PageRenderer.BrokenPage if its template is broken
   */
  public Map<String, byte[]> proofFiles(Page page, ProvenSnippets proven)
      throws IOException, PageRenderer.BrokenPage {
    return renderer().proofFiles(page, pages, proven);
  }

  /** Returns what is wrong with the words. */
  public List<Problem> problems() throws IOException {
    return renderer().problems();
  }

  private Map<String, byte[]> render(Page page, ProvenSnippets proven)
      throws IOException, PageRenderer.BrokenPage {
    return renderer().files(page, pages, proven, false);
  }

  private PageRenderer renderer() throws IOException {
    if (renderer == null) {
      renderer = new PageRenderer(settings, environment);
    }
    return renderer;
  }
}
