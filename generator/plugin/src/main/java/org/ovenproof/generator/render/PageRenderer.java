package org.ovenproof.generator.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.ovenproof.generator.check.ProofFile;
import org.ovenproof.generator.output.Pictures;
import org.ovenproof.generator.output.ShownValues;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.OwnAddresses;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.ProvenSnippets;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.settings.SnippetEnvironment;
import org.ovenproof.generator.settings.Words;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.source.Mentions;
import org.ovenproof.generator.takehome.TakeHome;

/** Makes files of pages with the words and templates as they are when it is made. */
public final class PageRenderer {

  private final SiteSettings settings;
  private final Words words;
  private final Templates templates;
  private final TakeHome takeHome;
  private final ProofFile.Environment environment;

  /**
   * Reads the words of all languages.
   *
   * @param environment what every result was made in
   */
  public PageRenderer(SiteSettings settings, SnippetEnvironment environment) throws IOException {
    this.settings = settings;
    this.words = Words.read(settings.project(), settings.templates(), settings.languages());
    this.templates = new Templates(settings.jbake(), settings.project());
    this.takeHome = new TakeHome(environment.workerSettings().imports());
    this.environment = environment.told();
  }

  /** Returns what is wrong with the words. */
  public List<Problem> problems() {
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
  public Map<String, byte[]> files(
      Page page, List<Page> pages, ProvenSnippets proven, boolean showProblems) throws BrokenPage {
    String template = settings.jbake().getTemplateByDocType(page.type());
    if (template == null) {
      throw new BrokenPage(Problems.unknownType(page.path(), page.type()));
    }
    Optional<Problem> foreign = templates.foreign(template);
    if (foreign.isPresent()) {
      throw new BrokenPage(foreign.get());
    }
    Map<String, String> own = words.of(page.language());
    Pictures pictures = new Pictures();
    PageBody body = new PageBody(page, own, pictures, proofTemplate().isPresent());
    String html =
        showProblems
            ? body.withProblems(proven::execution, proven::problems)
            : body.html(proven::execution, snippet -> List.of());
    SiteModel model = model(pages, proven);
    try {
      String rendered = templates.render(template, model.of(page, html));
      List<Problem> clashes = clashes(page, html, rendered);
      if (!clashes.isEmpty()) {
        if (!showProblems) {
          throw new BrokenPage(clashes.get(0));
        }
        rendered = templates.render(template, model.of(page, PageBody.failures(clashes) + html));
      }
      Map<String, byte[]> files = new TreeMap<>(pictures.files());
      files.put(page.uri(), rendered.getBytes(StandardCharsets.UTF_8));
      files.putAll(takeHome.files(page, own, proven::execution));
      return files;
    } catch (Templates.BrokenTemplate broken) {
      throw new BrokenPage(broken.problem());
    }
  }

  private SiteModel model(List<Page> pages, ProvenSnippets proven) {
    return new SiteModel(
        pages,
        settings.languages(),
        words,
        settings.jbake().getSiteHost(),
        each -> new ShownValues(each, proven::execution),
        proofTemplate().isPresent());
  }

  /** Returns the template of pages that tell how results were made, if the site has one. */
  private Optional<String> proofTemplate() {
    return Optional.ofNullable(settings.jbake().getTemplateByDocType(ProofPage.TYPE));
  }

  /**
   * Returns the bytes of the page that tells how a page's results were made, by its address; none
   * if the site has no template for it or the page has no results.
   *
   * @param proven what became of the page's snippets
   * @throws BrokenPage if the template is broken
   */
  public Map<String, byte[]> proofFiles(Page page, List<Page> pages, ProvenSnippets proven)
      throws BrokenPage {
    Optional<String> template = proofTemplate();
    Optional<String> address = OwnAddresses.proof(page);
    if (template.isEmpty() || address.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> model =
        model(pages, proven).ofProof(page, ProofPage.model(page, proven, environment));
    try {
      String rendered = templates.render(template.get(), model);
      return Map.of(address.get(), rendered.getBytes(StandardCharsets.UTF_8));
    } catch (Templates.BrokenTemplate broken) {
      throw new BrokenPage(broken.problem());
    }
  }

  /** Returns a problem for each id of the page that the template has given to something else. */
  private List<Problem> clashes(Page page, String html, String rendered) {
    int body = html.isEmpty() ? -1 : rendered.indexOf(html);
    if (body < 0) {
      return List.of();
    }
    String around = rendered.substring(0, body) + rendered.substring(body + html.length());
    return Jsoup.parse(around).getAllElements().stream()
        .map(Element::id)
        .filter(page.links().anchors()::contains)
        .distinct()
        .map(id -> Problems.idOfTemplate(placeOf(page, id), id))
        .toList();
  }

  private Location placeOf(Page page, String id) {
    List<String> texts =
        new ArrayList<>(List.of("[#" + id, "[[" + id, "id=" + id, "id=\"" + id, "id='" + id));
    titles(page.toc(), id, texts);
    return new Mentions(settings.project()).of(page, texts);
  }

  private static void titles(List<Page.TocEntry> toc, String id, List<String> texts) {
    for (Page.TocEntry entry : toc) {
      if (id.equals(entry.id())) {
        texts.add("= " + Html.plain(entry.title()));
      }
      titles(entry.children(), id, texts);
    }
  }

  /** A page that cannot be rendered. */
  public static final class BrokenPage extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private BrokenPage(Problem problem) {
      super(problem.text());
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
