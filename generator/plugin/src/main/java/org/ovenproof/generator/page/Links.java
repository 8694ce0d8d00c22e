package org.ovenproof.generator.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Options;

/**
 * Where a page leads within the site, what it needs of it, and what can be led to in it.
 *
 * @param targets what its links say, without those that lead to other sites
 * @param files what it shows or plays, by its address in the page, and where it asks for it
 * @param anchors the ids in it
 * @param duplicates those of them that more than one thing has
 */
public record Links(
    Set<String> targets, Map<String, Location> files, Set<String> anchors, Set<String> duplicates) {

  /** The links of no page. */
  static final Links NONE = new Links(Set.of(), Map.of(), Set.of(), Set.of());

  /** A scheme, or a host (RFC 3986, 4.2). */
  private static final Pattern OUTSIDE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:|//");

  /** What a browser loads by itself (HTML, "attributes that contain URLs"). */
  private static final Map<String, List<String>> LOADED =
      Map.of(
          "img", List.of("src", "srcset"),
          "source", List.of("src", "srcset"),
          "video", List.of("src", "poster"),
          "audio", List.of("src"),
          "track", List.of("src"),
          "iframe", List.of("src"),
          "embed", List.of("src"),
          "input", List.of("src"),
          "script", List.of("src"),
          "object", List.of("data"));

  /**
   * Returns the links of a page's body, and of the captions of its snippets.
   *
   * @param asked files of which it is known where the page asks for them
   * @param search finds the place of others in the page
   */
  public static Links of(
      String html,
      List<Page.SnippetBlock> blocks,
      Map<String, Location> asked,
      Function<String, Location> search) {
    Set<String> targets = new LinkedHashSet<>();
    Map<String, Location> files = new LinkedHashMap<>();
    Set<String> anchors = new LinkedHashSet<>();
    Set<String> duplicates = new LinkedHashSet<>();
    List<Element> elements = new ArrayList<>();
    Set<String> drawn = new LinkedHashSet<>();
    for (String each : fragments(html, blocks)) {
      Element fragment = Jsoup.parseBodyFragment(each).body();
      // A drawing may use ids of its own more than once.
      fragment.select("svg, svg *").forEach(element -> drawn.add(element.id()));
      fragment.select("svg").remove();
      elements.addAll(fragment.getAllElements());
    }
    for (Element element : elements) {
      String ownId = element.id();
      if (!ownId.isEmpty() && !anchors.add(ownId)) {
        duplicates.add(ownId);
      }
      if ((element.nameIs("a") || element.nameIs("area")) && isInside(element.attr("href"))) {
        targets.add(element.attr("href"));
      }
      for (String attribute : LOADED.getOrDefault(element.normalName(), List.of())) {
        for (String file : addresses(attribute, element.attr(attribute))) {
          if (isInside(file) && !files.containsKey(file)) {
            Location place = asked.get(file);
            files.put(file, place == null ? search.apply(file) : place);
          }
        }
      }
    }
    // One that is read into the page stands in no tag.
    asked.forEach(
        (file, place) -> {
          if (isInside(file)) {
            files.putIfAbsent(file, place);
          }
        });
    for (Page.SnippetBlock block : blocks) {
      Options options = block.snippet().options();
      String id = block.snippet().id();
      if ((options.echo() || options.output()) && !anchors.add(id)) {
        duplicates.add(id);
      }
    }
    drawn.remove("");
    anchors.addAll(drawn);
    return new Links(targets, files, anchors, duplicates);
  }

  private static List<String> fragments(String html, List<Page.SnippetBlock> blocks) {
    return Stream.concat(Stream.of(html), blocks.stream().map(Page.SnippetBlock::caption)).toList();
  }

  private static boolean isInside(String address) {
    return !address.isEmpty() && !OUTSIDE.matcher(address).lookingAt();
  }

  /** Returns the addresses in a value: one, or those of pictures in several sizes. */
  private static List<String> addresses(String attribute, String value) {
    if (!attribute.equals("srcset")) {
      return List.of(value);
    }
    List<String> addresses = new ArrayList<>();
    // A comma in an address is followed by no space (HTML, "parse a srcset attribute").
    for (String candidate : value.split(",\\s+|,$|(?<=[\\dwx]),")) {
      String address = candidate.strip().split("\\s+")[0];
      if (!address.startsWith("data:")) {
        addresses.add(address);
      }
    }
    return addresses;
  }
}
