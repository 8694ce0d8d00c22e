package org.ovenproof.generator.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;

/** Checks that every link within the site leads to a page, a place in it, or a file that exists. */
final class LinkChecks {

  private final Path assets;
  private final Mentions mentions;

  /**
   * Checks the pages of a site.
   *
   * @param assets the folder whose files are published as they are
   */
  LinkChecks(Path project, Path assets) {
    this.assets = assets;
    this.mentions = new Mentions(project);
  }

  /**
   * Returns a problem for each link that leads nowhere, and for each that leads from a page which
   * is published to one which is not.
   *
   * @param leftOut drafts among whose links none is followed
   */
  List<Problem> problems(List<Page> pages, List<Page> leftOut) {
    Set<String> drafts = new TreeSet<>();
    Stream.concat(pages.stream(), leftOut.stream())
        .filter(Page::draft)
        .forEach(page -> drafts.add(page.uri()));
    Map<String, Set<String>> anchors = new TreeMap<>();
    Set<String> files = new TreeSet<>();
    for (Page page : pages) {
      anchors.put(page.uri(), page.links().anchors());
      files.addAll(TakenSession.addresses(page));
    }
    List<Problem> problems = new ArrayList<>();
    for (Page page : pages) {
      for (String link : page.links().targets()) {
        Target target = Target.of(page, link);
        Set<String> places = anchors.get(target.path());
        if (!page.draft() && drafts.contains(target.path())) {
          problems.add(Problems.linkToDraft(locate(page, link), link));
        } else if (places != null && !target.fragment().isEmpty()) {
          if (!places.contains(target.fragment())) {
            problems.add(
                Problems.deadFragment(
                    locate(page, link),
                    link,
                    target.fragment(),
                    places.stream().sorted().toList()));
          }
        } else if (places == null && !files.contains(target.path()) && !isAsset(target.path())) {
          problems.add(Problems.deadLink(locate(page, link), link, known(page, anchors.keySet())));
        }
      }
    }
    return problems;
  }

  private boolean isAsset(String path) {
    try {
      Path file = Names.resolve(assets, path).normalize();
      return file.startsWith(assets) && Files.isRegularFile(file);
    } catch (InvalidPathException noName) {
      return false;
    }
  }

  /** Returns the pages of the same language, as a link of the page would name them. */
  private static List<String> known(Page page, Set<String> uris) {
    String folder = page.uri().substring(0, page.uri().lastIndexOf('/') + 1);
    return uris.stream()
        .filter(uri -> uri.startsWith(folder))
        .map(uri -> uri.substring(folder.length()))
        .toList();
  }

  private Location locate(Page page, String link) {
    return mentions.of(
        page, List.of(link + "[", "<<" + link.replace("#", ""), link.replace(".html", ".adoc")));
  }

  /**
   * Where a link leads.
   *
   * @param path from the site's folder on; a folder stands for its index
   * @param fragment the id in it, empty if none is named
   */
  private record Target(String path, String fragment) {

    private static Target of(Page page, String link) {
      try {
        URI reference = new URI(link.replace(" ", "%20"));
        URI self = new URI(null, null, "/" + page.uri(), null);
        // An empty path means the page itself (RFC 3986, 5.2.2), which URI.resolve gets wrong.
        String path =
            reference.getPath().isEmpty() ? self.getPath() : self.resolve(reference).getPath();
        String fragment = reference.getFragment();
        return new Target(
            Names.nfc(path.substring(1)) + (path.endsWith("/") ? "index.html" : ""),
            fragment == null ? "" : Names.nfc(fragment));
      } catch (URISyntaxException noAddress) {
        return new Target(link, "");
      }
    }
  }
}
