package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;

/** Makes files of pages with the words and templates as they are when it is made. */
final class PageRenderer {

  private final SiteSettings settings;
  private final Words words;
  private final Templates templates;
  private final TakeHome takeHome;

  /**
   * Reads the words of all languages.
   *
   * @param imports what every session begins with
   */
  PageRenderer(SiteSettings settings, List<String> imports) throws IOException {
    this.settings = settings;
    this.words = Words.read(settings.project(), settings.templates(), settings.languages());
    this.templates = new Templates(settings.jbake(), settings.project());
    this.takeHome = new TakeHome(imports);
  }

  /** Returns what is wrong with the words. */
  List<Problem> problems() {
    return words.problems();
  }

  /**
   * Returns the bytes of a page, of its pictures and of what is taken home of it, by their
   * addresses.
   *
   * @param pages all pages of the site
   * @param proven what became of the page's snippets, and of those of pages that are named by
   *     values
   * @param showProblems whether what is wrong stands in the page
   * @throws BrokenPage if there is no template for it, or one that is broken
   */
  Map<String, byte[]> files(
      Page page, List<Page> pages, ProvenSnippets proven, boolean showProblems) throws BrokenPage {
    String template = settings.jbake().getTemplateByDocType(page.type());
    if (template == null) {
      throw new BrokenPage(Problems.unknownType(page.path(), page.type()));
    }
    Map<String, String> own = words.of(page.language());
    Pictures pictures = new Pictures();
    PageBody body = new PageBody(page, own, pictures);
    String html =
        showProblems
            ? body.withProblems(proven::execution, proven::problems)
            : body.html(proven::execution, snippet -> List.of());
    SiteModel model =
        new SiteModel(
            pages,
            settings.languages(),
            words,
            settings.jbake().getSiteHost(),
            each -> new ShownValues(each, proven::execution));
    try {
      String rendered = templates.render(template, model.of(page, html));
      Map<String, byte[]> files = new TreeMap<>(pictures.files());
      files.put(page.uri(), rendered.getBytes(StandardCharsets.UTF_8));
      files.putAll(takeHome.files(page, own, proven::execution));
      return files;
    } catch (Templates.BrokenTemplate broken) {
      throw new BrokenPage(broken.problem());
    }
  }

  /** A page that cannot be rendered. */
  static final class BrokenPage extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private BrokenPage(Problem problem) {
      super(problem.text());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
