package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.snippet.Options;

/**
 * Where a page leads within the site, and what can be led to in it.
 *
 * @param targets what its links say, without those that lead to other sites
 * @param anchors the ids in it
 */
record Links(Set<String> targets, Set<String> anchors) {

  private static final Pattern LINK = Pattern.compile("<a(?=\\s)[^>]*?\\shref=\"([^\"]*)\"");

  /** A scheme, or a host (RFC 3986, 4.2). */
  private static final Pattern OUTSIDE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:|//");

  private static final Pattern ANCHOR = Pattern.compile("<[^>]*?\\sid=\"([^\"]*)\"");

  /** Returns the links of a page's body, and of the captions of its snippets. */
  static Links of(String html, List<Page.SnippetBlock> blocks) {
    Set<String> targets = new LinkedHashSet<>();
    List<String> texts = new ArrayList<>(List.of(html));
    blocks.forEach(block -> texts.add(block.caption()));
    for (String text : texts) {
      Matcher found = LINK.matcher(text);
      while (found.find()) {
        String target = Html.plain(found.group(1));
        if (!OUTSIDE.matcher(target).lookingAt()) {
          targets.add(target);
        }
      }
    }
    Set<String> anchors = new LinkedHashSet<>();
    Matcher found = ANCHOR.matcher(html);
    while (found.find()) {
      anchors.add(Html.plain(found.group(1)));
    }
    for (Page.SnippetBlock block : blocks) {
      Options options = block.snippet().options();
      if (options.echo() || options.output()) {
        anchors.add(block.snippet().id());
      }
    }
    return new Links(targets, anchors);
  }
}
