package org.ovenproof.generator.prove;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ovenproof.generator.page.OwnAddresses;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.AssetFiles;
import org.ovenproof.generator.source.ContentFolder;
import org.ovenproof.generator.source.Mentions;

/** Checks that every link within the site leads to a page, a place in it, or a file that exists. */
final class LinkChecks {

  private final AssetFiles assets;
  private final ContentFolder folder;
  private final Mentions mentions;

  /**
   * Checks the pages of a site.
   *
   * @param assets files that are published as they are
   * @param folder those of them that lie beside the pages
   */
  LinkChecks(Path project, AssetFiles assets, ContentFolder folder) {
    this.assets = assets;
    this.folder = folder;
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
      files.addAll(OwnAddresses.takenHome(page));
      OwnAddresses.proof(page).ifPresent(files::add);
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
        } else if (places == null && !files.contains(target.path()) && !isFile(target.path())) {
          problems.add(Problems.deadLink(locate(page, link), link, known(page, anchors.keySet())));
        }
      }
    }
    for (Page page : pages) {
      page.links()
          .files()
          .forEach(
              (file, place) -> {
                String address = Target.of(page, file).path();
                if (!anchors.containsKey(address) && !files.contains(address) && !isFile(address)) {
                  problems.add(Problems.missingFile(place, file, known(page)));
                }
              });
    }
    return problems;
  }

  private boolean isFile(String address) {
    return folder.files().containsKey(address) || assets.has(address);
  }

  /** Returns all files, as an attribute of the page would name them. */
  private List<String> known(Page page) {
    Set<String> addresses = new TreeSet<>(folder.files().keySet());
    addresses.addAll(assets.byAddress().keySet());
    Path from = Path.of("/" + page.uri()).getParent();
    return addresses.stream().map(each -> SourceLine.path(from, Path.of("/" + each))).toList();
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
        page,
        List.of(link + "[", "<<" + link.replace("#", ""), link.replace(".html", ".adoc"), link));
  }

  /**
   * Where a link leads.
   *
   * @param path from the site's folder on; a folder stands for its index
   * @param fragment the id in it, empty if none is named
   */
  private record Target(String path, String fragment) {

    /** A path, perhaps a query, and perhaps a fragment (RFC 3986, 3). */
    private static final Pattern REFERENCE =
        Pattern.compile("([^?#]*)(?:\\?[^#]*)?(?:#(.*))?", Pattern.DOTALL);

    private static Target of(Page page, String link) {
      Matcher parts = REFERENCE.matcher(link);
      parts.matches();
      String path = parts.group(1);
      String own = "/" + page.uri();
      // An empty path means the page itself (RFC 3986, 5.2.2).
      String full =
          path.isEmpty()
              ? own
              : path.startsWith("/") ? path : own.substring(0, own.lastIndexOf('/') + 1) + path;
      String fragment = parts.group(2);
      boolean isFolder = full.endsWith("/") || full.endsWith("/.") || full.endsWith("/..");
      String address = normalized(decoded(full));
      return new Target(
          Names.nfc(isFolder ? (address.isEmpty() ? "" : address + "/") + "index.html" : address),
          fragment == null ? "" : Names.nfc(decoded(fragment)));
    }

    /**
     * Returns a path without {@code .} and {@code ..}, from the site's folder on (RFC 3986, 5.2.4).
     */
    private static String normalized(String path) {
      Deque<String> names = new ArrayDeque<>();
      for (String name : path.split("/")) {
        if (name.equals("..")) {
          names.pollLast();
        } else if (!name.isEmpty() && !name.equals(".")) {
          names.addLast(name);
        }
      }
      return String.join("/", names);
    }

    /** Browsers take what authors write, escaped or not; what is no escape stands for itself. */
    private static String decoded(String text) {
      try {
        return text.contains("%")
            ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
            : text;
      } catch (IllegalArgumentException noEscape) {
        return text;
      }
    }
  }
}
