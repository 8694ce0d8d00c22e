package org.ovenproof.generator.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ovenproof.generator.output.ShownValues;
import org.ovenproof.generator.page.OwnAddresses;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.settings.Words;
import org.ovenproof.generator.takehome.TakeHome;

/** What templates see: plain maps and lists, every key always there. */
final class SiteModel {

  private static final String NO_HOST = "http://www.jbake.org";

  private final List<Page> pages;
  private final List<String> languages;
  private final Words words;
  private final String host;
  private final Function<Page, ShownValues> values;
  private final boolean proofs;

  /**
   * Describes a site.
   *
   * @param values returns the values of a page's texts
   * @param proofs whether pages tell how the results of others were made
   */
  SiteModel(
      List<Page> pages,
      List<String> languages,
      Words words,
      String host,
      Function<Page, ShownValues> values,
      boolean proofs) {
    this.proofs = proofs;
    this.values = values;
    this.pages = pages;
    this.languages = languages;
    this.words = words;
    this.host = host == null || host.equals(NO_HOST) ? "" : host.replaceAll("/+$", "");
  }

  Map<String, Object> of(Page page, String body) {
    return of(page, pageModel(page, body), Page::uri);
  }

  private Map<String, Object> of(
      Page page, Map<String, Object> own, Function<Page, String> address) {
    List<Page> chapters = pagesIn(page.language()).toList();
    int position = chapters.indexOf(page);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("page", own);
    model.put("site", Map.of("languages", languageLinks(page)));
    model.put("nav", page.language().isEmpty() ? List.of() : nav(page, chapters));
    model.put("translations", translations(page, address));
    model.put("previous", position > 0 ? link(page, chapters.get(position - 1)) : null);
    model.put(
        "next",
        !page.language().isEmpty() && position + 1 < chapters.size()
            ? link(page, chapters.get(position + 1))
            : null);
    model.put("text", words.of(page.language()));
    return model;
  }

  /**
   * Returns what the template sees of a page that tells how the results of another were made.
   *
   * @param page the other
   * @param proof what is told
   */
  Map<String, Object> ofProof(Page page, Map<String, Object> proof) {
    Map<String, Object> own = pageModel(page, "");
    String title = words.of(page.language()).getOrDefault("proof.title", "{title}");
    own.put("title", title.replace("{title}", own.get("title").toString()));
    own.put("description", null);
    own.put("uri", OwnAddresses.proof(page).orElseThrow());
    own.put("toc", List.of());
    own.put("type", ProofPage.TYPE);
    own.put("downloads", List.of());
    own.put("canonical", null);
    own.put("proof", null);
    Map<String, Object> model = of(page, own, each -> OwnAddresses.proof(each).orElse(each.uri()));
    model.put("proof", proof);
    return model;
  }

  private Stream<Page> pagesIn(String language) {
    return pages.stream().filter(page -> page.language().equals(language));
  }

  private Map<String, Object> pageModel(Page page, String body) {
    Map<String, Object> model = new LinkedHashMap<>();
    ShownValues shown = values.apply(page);
    model.put("title", shown.text(page.title()));
    String description = shown.text(page.description());
    model.put("description", description.isEmpty() ? null : description);
    model.put("lang", page.language().isEmpty() ? "en" : page.language());
    model.put("uri", page.uri());
    model.put("root", page.root());
    model.put("body", body);
    model.put("toc", toc(page.toc(), shown));
    model.put("type", page.type());
    model.put("draft", page.draft());
    model.put("date", page.date().isEmpty() ? null : shown.text(page.date()));
    model.put("tags", page.tags().stream().map(shown::text).toList());
    model.put("source", page.path());
    model.put("downloads", TakeHome.links(page, words.of(page.language())));
    model.put("proof", proofs && OwnAddresses.proof(page).isPresent() ? proof(page) : null);
    model.put("canonical", host.isEmpty() ? null : host + "/" + page.href());
    return model;
  }

  private static Map<String, Object> proof(Page page) {
    return Map.of(
        "href",
        ProofPage.href(page),
        "results",
        Integer.toString(ProofPage.results(page)),
        "claims",
        Integer.toString(page.claims().size()));
  }

  private static List<Map<String, Object>> toc(List<Page.TocEntry> entries, ShownValues shown) {
    List<Map<String, Object>> toc = new ArrayList<>();
    for (Page.TocEntry entry : entries) {
      toc.add(
          Map.of(
              "id",
              entry.id(),
              "title",
              shown.html(entry.title()),
              "children",
              toc(entry.children(), shown)));
    }
    return toc;
  }

  private List<Map<String, Object>> nav(Page page, List<Page> chapters) {
    List<Map<String, Object>> nav = new ArrayList<>();
    for (Page chapter : chapters) {
      Map<String, Object> link = link(page, chapter);
      link.put("current", chapter == page);
      nav.add(link);
    }
    return nav;
  }

  private Map<String, Object> link(Page from, Page to) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("title", values.apply(to).text(to.title()));
    link.put("href", from.root() + to.href());
    link.put("draft", to.draft());
    return link;
  }

  private List<Map<String, Object>> translations(Page page, Function<Page, String> address) {
    List<Map<String, Object>> links = new ArrayList<>();
    for (String language : languages) {
      pagesIn(language)
          .filter(other -> other.name().equals(page.name()) && !page.language().isEmpty())
          .forEach(
              other ->
                  links.add(
                      Map.of(
                          "lang",
                          language,
                          "name",
                          nameOf(language),
                          "href",
                          page.root() + Page.escaped(address.apply(other)),
                          "current",
                          other == page)));
    }
    return links;
  }

  private List<Map<String, Object>> languageLinks(Page page) {
    List<Map<String, Object>> links = new ArrayList<>();
    for (String language : languages) {
      links.add(
          Map.of(
              "lang",
              language,
              "name",
              nameOf(language),
              "href",
              page.root() + language + "/index.html"));
    }
    return links;
  }

  private static String nameOf(String language) {
    Locale locale = Locale.forLanguageTag(language);
    return locale.getDisplayLanguage(locale);
  }
}
