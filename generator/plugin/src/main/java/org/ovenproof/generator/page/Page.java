package org.ovenproof.generator.page;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.snippet.Snippet;

/**
 * A page as its author wrote it, converted, with {@link Marks} where each snippet's figure and each
 * value goes, and around each claim.
 *
 * @param path its file, from the project's folder on
 * @param language the language it is in; empty for a page outside of the languages' folders
 * @param name its path without language and extension: the same in every language
 * @param type JBake's document type, which chooses the template
 * @param draft whether it is not to be published
 * @param from when it is to be published, if that is said
 * @param date what it says of its date, empty if nothing
 * @param tags what it says it is about
 * @param ineffective what its header says and nobody listens to
 * @param title its title, as plain text with marks for values
 * @param description one sentence for search engines, with marks for values; empty if there is none
 * @param order its place among the pages of its language; the smallest comes first
 * @param translated whether it must exist in every language
 * @param html its body with marks
 * @param toc its sections
 * @param links where it leads, and what can be led to in it
 * @param blocks its snippets with what each page says of them
 * @param mentions what its text says of its snippets, by the numbers of the marks
 * @param claims what its text claims of them, likewise
 * @param includes the files that it includes, or compares its pictures with
 * @param problems what is wrong with it
 */
public record Page(
    String path,
    String language,
    String name,
    String type,
    boolean draft,
    Optional<Instant> from,
    String date,
    List<String> tags,
    Set<String> ineffective,
    String title,
    String description,
    int order,
    boolean translated,
    String html,
    List<TocEntry> toc,
    Links links,
    List<SnippetBlock> blocks,
    List<Mention> mentions,
    List<Claim> claims,
    Set<Path> includes,
    List<Problem> problems) {

  /** Returns a page of which nothing is known but what is wrong with it. */
  public static Page unread(String path, PageName name, Set<Path> files, List<Problem> problems) {
    return new Page(
        path,
        name.language(),
        name.name(),
        "page",
        false,
        Optional.empty(),
        "",
        List.of(),
        Set.of(),
        "",
        "",
        Integer.MAX_VALUE,
        false,
        "",
        List.of(),
        Links.NONE,
        List.of(),
        List.of(),
        List.of(),
        files,
        problems);
  }

  public List<Snippet> snippets() {
    return blocks.stream().map(SnippetBlock::snippet).toList();
  }

  /** Returns the page as it is at an instant: one that waits for its day is a draft until then. */
  public Page at(Instant now) {
    boolean waits = from.isPresent() && from.get().isAfter(now);
    return from.isEmpty() || waits == draft
        ? this
        : new Page(
            path,
            language,
            name,
            type,
            waits,
            from,
            date,
            tags,
            ineffective,
            title,
            description,
            order,
            translated,
            html,
            toc,
            links,
            blocks,
            mentions,
            claims,
            includes,
            problems);
  }

  /** Whether what it is called depends on what snippets find. */
  public boolean isNamedByValues() {
    return Marks.mayBeIn(title);
  }

  /** Returns where it is published, from the site's folder on. */
  public String uri() {
    return (language.isEmpty() ? "" : language + "/") + name + ".html";
  }

  /** Returns where what belongs to it is published, without an extension. */
  String stem() {
    return uri().substring(0, uri().length() - ".html".length());
  }

  /**
   * Returns the address of the page as a link says it: a space, a percent sign and the like are
   * escaped.
   */
  public String href() {
    return escaped(uri());
  }

  /** Escapes what means something else in an address, or nothing (RFC 3986, 2.1). */
  public static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    for (char each : path.toCharArray()) {
      if (" %#?\"<>\\^`{|}".indexOf(each) >= 0) {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) each));
      } else {
        escaped.append(each);
      }
    }
    return escaped.toString();
  }

  /** Returns the way from the page up to the site's folder: empty, or ending in a slash. */
  public String root() {
    return "../".repeat((int) uri().chars().filter(c -> c == '/').count());
  }

  /**
   * A snippet in this page.
   *
   * @param snippet what runs
   * @param caption its title as HTML with marks for values, empty if it has none
   * @param expected what the page says that it shows
   */
  public record SnippetBlock(Snippet snippet, String caption, Expected expected) {}

  /**
   * A section of the page.
   *
   * @param id its anchor
   * @param title its title as HTML with marks for values
   * @param children the sections in it
   */
  public record TocEntry(String id, String title, List<TocEntry> children) {}
}
