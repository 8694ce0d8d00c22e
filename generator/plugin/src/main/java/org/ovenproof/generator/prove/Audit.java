package org.ovenproof.generator.prove;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ovenproof.generator.page.ClaimContent;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Finds what a page says in numbers and comparisons and no snippet bears out, for an author to look
 * through: it may be true, and nobody would notice when it is no longer.
 *
 * <p>Looks at the files as they are written, without Asciidoctor, which forgets where a word
 * stands. What is no prose (code, addresses, ids, attributes), and what a claim or a value carries,
 * is blanked out first, character by character.
 */
public final class Audit {

  /** Stands for a character that is no prose: neither a letter nor a space. */
  private static final char BLANK = '\u0001';

  private static final int SHOWN = 72;

  /** The delimiters of blocks that are no prose, and those of blocks whose content is. */
  private static final Pattern CODE = Pattern.compile("-{4,}|\\.{4,}|\\+{4,}|/{4,}|`{3,}.*");

  private static final Pattern AROUND_PROSE =
      Pattern.compile("={4,}|\\*{4,}|_{4,}|--|~{4,}|[|,:!]={3,}");

  private static final Pattern NO_PROSE =
      Pattern.compile(
          "//.*|(?:include|ifdef|ifndef|ifeval|endif|toc|video|audio)::.*|\\[\\[.*]]"
              + "|:(?!description:)!?[\\w-]+!?:(?: .*)?");

  /** What a block says of itself; its text for a picture is prose. */
  private static final Pattern OF_BLOCK = Pattern.compile("\\[.*]\\s*");

  private static final Pattern ALT = Pattern.compile("\\balt=(?:\"((?:\\\\.|[^\"])*)\"|'([^']*)')");

  /** What is no prose in a line; a group in it is. */
  private static final List<Pattern> BLANKED =
      List.of(
          Pattern.compile("\\bvalue:[^\\s\\[\\]]+\\[[^\\]]*]"),
          Pattern.compile(
              "\\+{3}.+?\\+{3}|\\$\\$.+?\\$\\$|\\b(?:pass|stem|latexmath|kbd|btn):[a-z,]*\\[.*?]"),
          Pattern.compile("``[^`\n]+``|(?<![\"'`])`[^`\n]+`(?![\"'`])"),
          Pattern.compile("(?:https?|ftp|irc|mailto)://?[^\\s\\[\\]]*"),
          Pattern.compile("[\\w.+-]+@[\\w.-]+\\.\\w+"),
          Pattern.compile("\\b[a-z]+::?[^\\s\\[\\]:]*(?=\\[)"),
          Pattern.compile("<<[^,>]*(?:,([^>]*))?>>"),
          Pattern.compile("\\[\\[[^\\]]*]]|\\[[#.][^\\]]*](?=[#*_`])"),
          Pattern.compile("\\{[^{}\\s]*}"),
          Pattern.compile("(?<=[\\[,])\\s*(?:width|height|role|link|window|id|title)=[^,\\]]*"),
          // The number of a list item, what is said of a cell, a callout.
          Pattern.compile("(?m)^\\s*\\d+\\.(?=\\s)"),
          Pattern.compile("(?m)(?:^|(?<=\\s))[\\d.+*]*[<^>]?(?:\\.[<^>])?[aehlmsdv]?\\|"),
          Pattern.compile("<\\d+>"));

  private static final String MONTHS =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

  /** Numbers that are no result: dates, years, versions, formulas, names. */
  private static final List<Pattern> NAMES =
      List.of(
          Pattern.compile("\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b"),
          Pattern.compile(
              "\\d{1,4}\\s?년(?:\\s?\\d{1,2}\\s?월)?(?:\\s?\\d{1,2}\\s?일)?|\\d{1,2}\\s?월\\s?\\d{1,2}\\s?일"),
          Pattern.compile("\\b\\d{1,2}\\.? " + MONTHS + "\\b|\\b" + MONTHS + " \\d{1,2}\\b"),
          Pattern.compile("(?<![\\p{L}\\p{N}.,−-])(?:19|20)\\d{2}(?![\\p{N}]|[.,]\\p{N})"),
          Pattern.compile("\\b[vV]?\\d+(?:\\.\\d+){2,}\\S*"),
          Pattern.compile(
              "(?i)(?:JDK|Java|JUnit|Maven|version|버전|chapter|figure|proposition|명제)\\s?\\d[\\d.]*"),
          // Part of a formula.
          Pattern.compile("\\d+ [−+×=]\\*{0,2} \\p{L}"),
          Pattern.compile(
              "\\p{L}[\\p{L}\\p{N}]*-?\\d[\\p{L}\\p{N}]*|\\d+(?:[dD]\\b|st\\b|nd\\b|rd\\b|th\\b)"));

  private static final Pattern NUMBER =
      Pattern.compile("[−+-]?\\d+(?:[.,:/]\\d+)*(?:\\s?%)?|[½¼¾⅓⅔]");

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:more|most|less|least|fewer|fewest|within|never|every|each time|always|almost|nearly"
              + "|better|best|worse|worst|faster|fastest|slower|slowest|larger|largest|smaller|smallest"
              + "|higher|highest|lower|lowest|closer|closest|cheaper|cheapest|farther|furthest|hardly"
              + "|seldom|rarely|often|usually|all of|none of|half of|twice|times as)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String BEFORE = "(?<!\\p{IsHangul})";

  private static final Pattern KOREAN =
      Pattern.compile(
          BEFORE
              + "(?:더(?:욱)?|가장|제일|거의|훨씬|언제나|항상|매번|늘|대부분|드물게|흔히|절반)(?!\\p{IsHangul})"
              + "|못지\\s?않게|"
              + BEFORE
              + "(?!다만|그만|오랜만|하지만|그렇지만)(?:\\p{IsHangul}*?마다|\\p{IsHangul}+?(?<!지)만)(?=[은이을의도]?(?!\\p{IsHangul}))(?<!지만)");

  private Audit() {}

  /**
   * Something that a page says.
   *
   * @param at where
   * @param word the number, or the word that compares
   * @param isNumber which of the two it is
   * @param sentence what it stands in
   */
  record Finding(Location at, String word, boolean isNumber, String sentence) {

    @Override
    public String toString() {
      return "%s: \"%s\" in \"%s\"".formatted(at, word, sentence);
    }
  }

  /** Returns a line for each finding in some pages, and one for each page with its sums. */
  public static List<String> lines(Path project, List<Page> pages) throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> sums = new ArrayList<>();
    int numbers = 0;
    int comparisons = 0;
    for (Page page : pages) {
      List<Finding> findings = of(project, page);
      findings.forEach(finding -> lines.add(finding.toString()));
      int ofPage = (int) findings.stream().filter(Finding::isNumber).count();
      numbers += ofPage;
      comparisons += findings.size() - ofPage;
      sums.add(
          sum(page.path(), ofPage, findings.size() - ofPage)
              + "; %s claims and %s values"
                  .formatted(page.claims().size(), page.mentions().size()));
    }
    lines.addAll(sums);
    lines.add(sum("all pages", numbers, comparisons));
    return lines;
  }

  private static String sum(String of, int numbers, int comparisons) {
    return "%s: %s numbers and %s comparisons that nothing bears out"
        .formatted(of, numbers, comparisons);
  }

  /** Returns what is found in a page and in what it includes, in the order of files and lines. */
  static List<Finding> of(Path project, Page page) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<Path> files =
        Stream.concat(
                Stream.of(project.resolve(page.path())),
                page.includes().stream().filter(Audit::isAsciidoc).sorted())
            .toList();
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      findings.addAll(in(SourceLine.path(project, file), text, page.language()));
    }
    return findings;
  }

  private static boolean isAsciidoc(Path file) {
    return file.toString().matches(".*\\.(?:adoc|ad|asciidoc)");
  }

  /** Returns what is found in a text. */
  static List<Finding> in(String path, String text, String language) {
    String prose = prose(text);
    List<Finding> findings = new ArrayList<>();
    String numbers = prose;
    for (Pattern name : NAMES) {
      numbers = blank(numbers, name);
    }
    find(path, text, numbers, NUMBER, true, findings);
    find(path, text, prose, language.equals("ko") ? KOREAN : ENGLISH, false, findings);
    findings.sort(
        Comparator.comparing((Finding finding) -> finding.at().line())
            .thenComparing(finding -> finding.at().column()));
    return findings;
  }

  private static void find(
      String path,
      String text,
      String prose,
      Pattern pattern,
      boolean isNumber,
      List<Finding> findings) {
    Matcher found = pattern.matcher(prose);
    while (found.find()) {
      int lineStart = text.lastIndexOf('\n', found.start() - 1) + 1;
      int line = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
      int column = found.start() - lineStart + 1;
      findings.add(
          new Finding(
              new Location(path, line, column),
              found.group().strip(),
              isNumber,
              sentence(text, found.start(), found.end())));
    }
  }

  /** Returns what is around a place in its line. */
  private static String sentence(String text, int start, int end) {
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end);
    int from = Math.max(lineStart, start - SHOWN / 2);
    int to = Math.min(lineEnd, from + SHOWN);
    // No word and no pair of characters is cut.
    while (from > lineStart && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    while (to < lineEnd && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    return (from > lineStart ? "…" : "")
        + text.substring(from, to).strip()
        + (to < lineEnd ? "…" : "");
  }

  /** Returns a text of the same length in which only prose is left. */
  private static String prose(String text) {
    String prose = claims(blocks(text));
    for (Pattern pattern : BLANKED) {
      prose = blank(prose, pattern);
    }
    return prose;
  }

  private static String blocks(String text) {
    StringBuilder prose = new StringBuilder(text.length());
    String delimiter = "";
    boolean blankBefore = true;
    boolean literal = false;
    for (String line : text.split("(?<=\n)", -1)) {
      String bare = line.stripTrailing();
      boolean inCode = !delimiter.isEmpty();
      literal = !bare.isEmpty() && (literal || blankBefore && bare.matches("[ \t]+[^*.\\-\\s].*"));
      if (inCode) {
        delimiter = bare.equals(delimiter) ? "" : delimiter;
        prose.append(blanks(line));
      } else if (CODE.matcher(bare).matches()) {
        delimiter = bare.startsWith("```") ? bare.replaceFirst("[^`].*", "") : bare;
        prose.append(blanks(line));
      } else if (literal
          || AROUND_PROSE.matcher(bare).matches()
          || NO_PROSE.matcher(bare).matches()) {
        prose.append(blanks(line));
      } else if (OF_BLOCK.matcher(bare).matches()) {
        prose.append(alternatives(line));
      } else {
        prose.append(line);
      }
      blankBefore = bare.isEmpty();
    }
    return prose.toString();
  }

  private static String alternatives(String line) {
    StringBuilder kept = new StringBuilder(blanks(line));
    Matcher alt = ALT.matcher(line);
    while (alt.find()) {
      int group = alt.group(1) == null ? 2 : 1;
      kept.replace(alt.start(group), alt.end(group), alt.group(group));
    }
    return kept.toString();
  }

  /** Blanks claims out: what stands in one is borne out. */
  private static String claims(String text) {
    StringBuilder prose = new StringBuilder(text);
    Matcher macro = Pattern.compile("(?<![A-Za-z0-9_\\\\])claim:[^\\s\\[\\]]+\\[").matcher(text);
    int from = 0;
    while (from <= text.length() && macro.find(from)) {
      Optional<ClaimContent> content = ClaimContent.of(text, macro.end(), false);
      from = content.map(ClaimContent::end).orElse(macro.end());
      prose.replace(macro.start(), from, blanks(text.substring(macro.start(), from)));
    }
    return prose.toString();
  }

  /** Blanks out what a pattern finds, but for its first group if it has one. */
  private static String blank(String text, Pattern pattern) {
    StringBuilder blanked = new StringBuilder(text);
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      blanked.replace(found.start(), found.end(), blanks(found.group()));
      if (found.groupCount() > 0 && found.group(1) != null) {
        blanked.replace(found.start(1), found.end(1), found.group(1));
      }
    }
    return blanked.toString();
  }

  private static String blanks(String text) {
    StringBuilder blanks = new StringBuilder(text.length());
    text.chars().forEach(c -> blanks.append(c == '\n' || c == '\r' ? (char) c : BLANK));
    return blanks.toString();
  }
}
