package org.ovenproof.generator.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Finds marks that are none to Asciidoctor since a letter stands right beside them, as the particle
 * does in Korean ({@code *굵게*는}), and all that follows in Japanese and Chinese; and addresses that
 * take such letters along.
 *
 * <p>Asciidoctor says nothing of either. It hands each text over as it is before its marks are
 * looked for, with passthroughs taken out.
 */
final class UnformedMarks {

  /** What begins the message of Asciidoctor's log in which a text is handed over. */
  static final String HANDED_OVER = "\uE0F3";

  private static final String LETTER = "[\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";

  private static final Pattern LETTERS = Pattern.compile(LETTER);
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Pc}]");

  /** Names, anchors and formulas, in which such a mark is a letter like any other. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "\\[\\[.*?]]|\\[#[^\\]]*]|\\{[^}\\s]*}|&lt;&lt;.*?&gt;&gt;"
              + "|(?<![\\p{L}\\p{N}])(?:xref|link|image|icon|anchor|value|claim|include|footnote)"
              + ":[^\\s\\[\\]]*(?=\\[)");

  /** What stands for a value, which has no text yet. */
  private static final Pattern MACRO = Pattern.compile("[\\x{F0000}-\\x{10FFFF}]+");

  private static final Pattern MONOSPACED =
      Pattern.compile(
          "``(?s:.+?)``|(?<![\\p{L}\\p{N}_;:\"'`}\\\\])`(?=\\S)[^`]*(?<=\\S)`(?![\\p{L}\\p{N}_\"'`])");

  private static final Pattern QUOTES = Pattern.compile("(\"`|'`)(?=\\S)(.*?)(?<=\\S)(`\"|`')");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}\\\\])(?:https?|ftp|irc)://(?<host>[^\\s\\[\\]/?#)&]*)[^\\s\\[\\]]*");

  private static final Pattern MAIL =
      Pattern.compile("[\\w.+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(?=" + LETTER + ")");

  private static final Pattern IN_HOST = Pattern.compile("(?<=[A-Za-z0-9])" + LETTER);

  private static final Pattern BEHIND =
      Pattern.compile(
          "[)」』》〉】。、，．！？”’]|(?<=[A-Za-z0-9/=_-])(?:"
              + "(?:에서|에게|에|은|는|이|가|을|를|의|와|과|로|으로|도|만|까지|부터|처럼|보다|마다|라는|이라는"
              + "|라고|이라고|입니다|이다|이며|이고|이나|나)(?:은|는|도|만|의)?"
              + "|(?:を|に|は|が|で|と|の|へ|も|や|から|まで|です|という|的|是|在|和|與|上|中|里|了)"
              + LETTER
              + "*)[.,!?)]*$");

  private final String text;
  private final List<Found> found = new ArrayList<>();

  private UnformedMarks(String text) {
    this.text = text;
  }

  /**
   * Returns a warning for each.
   *
   * @param text what was handed over
   * @param block where the block begins in which it stands
   * @param lines the lines of that file
   */
  static List<Problem> problems(String text, SourceLine block, List<String> lines) {
    UnformedMarks marks = new UnformedMarks(text);
    marks.find();
    List<Problem> problems = new ArrayList<>();
    Place place = new Place(Math.max(0, block.line() - 1), 0);
    for (Found each : marks.found) {
      String typed = typed(each.text());
      String line = typed.lines().findFirst().orElse(typed);
      Place at = place.next(lines, line);
      String code = at == null ? "" : lines.get(at.line());
      Location location =
          at == null ? block.start() : new Location(block.path(), at.line() + 1, at.column() + 1);
      problems.add(
          each.isAddress()
              ? Problems.greedyAddress(location, typed, typed(each.cure()), code, line.length())
              : Problems.unformedMark(location, typed, typed(each.cure()), code, line.length()));
      place = at == null ? place : new Place(at.line(), at.column() + line.length());
    }
    return problems;
  }

  /** Returns a text as its author typed it. */
  private static String typed(String escaped) {
    return MACRO
        .matcher(escaped)
        .replaceAll("…")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private void find() {
    findAddresses();
    String rest = blank(text, NO_TEXT);
    rest = blank(rest, ADDRESS);
    rest = findQuotes(rest);
    find(rest, '`');
    rest = blank(rest, MONOSPACED);
    for (char mark : "*_#+".toCharArray()) {
      find(rest, mark);
    }
    found.sort((one, other) -> Integer.compare(one.at(), other.at()));
  }

  /** Returns a text of the same length without what a pattern finds. */
  private static String blank(String text, Pattern pattern) {
    return pattern.matcher(text).replaceAll(all -> "\u0096".repeat(all.group().length()));
  }

  private void findAddresses() {
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      boolean named = text.startsWith("[", address.end());
      boolean enclosed = text.substring(0, address.start()).endsWith("&lt;");
      int end = address.start() + lengthOfAddress(address.group(), address.group("host"));
      if (!named && !enclosed && end < address.end()) {
        String own = text.substring(address.start(), end);
        found.add(
            new Found(
                address.start(),
                address.group(),
                own + "[]" + text.substring(end, address.end()),
                true));
      }
    }
    Matcher mail = MAIL.matcher(text);
    while (mail.find()) {
      String before = text.substring(0, mail.start());
      String cure = (before.endsWith("mailto:") ? "" : "mailto:") + mail.group() + "[]";
      found.add(new Found(mail.start(), mail.group(), cure, false));
    }
  }

  /** Returns how much of what Asciidoctor takes for an address is one. */
  private static int lengthOfAddress(String address, String host) {
    int start = address.indexOf(host, address.indexOf("//"));
    Matcher inHost = IN_HOST.matcher(host);
    if (inHost.find()) {
      return start + inHost.start();
    }
    Matcher behind = BEHIND.matcher(address);
    int from = start + host.length();
    while (behind.find(from)) {
      boolean balanced = address.charAt(behind.start()) == ')' && address.indexOf('(') >= 0;
      boolean letters = LETTERS.matcher(address.substring(behind.start())).find();
      if (!balanced && (letters || address.charAt(behind.start()) > '\u007F')) {
        return behind.start();
      }
      from = behind.end();
    }
    return address.length();
  }

  /** Finds quotation marks, for which there is no other form, and returns the text without any. */
  private String findQuotes(String rest) {
    Matcher quotes = QUOTES.matcher(rest);
    while (quotes.find()) {
      if (isLetter(rest, quotes.end()) || isLetter(rest, quotes.start() - 1)) {
        boolean twice = quotes.group(1).startsWith("\"");
        String cure = (twice ? "“" : "‘") + quotes.group(2) + (twice ? "”" : "’");
        found.add(new Found(quotes.start(), quotes.group(), cure, false));
      }
    }
    return blank(rest, QUOTES);
  }

  private void find(String rest, char mark) {
    for (int open = next(rest, mark, 0); open >= 0; ) {
      int close = opens(rest, mark, open) ? close(rest, mark, open) : -1;
      if (close >= 0
          && (isLetter(rest, close + 1) || isLetter(rest, open - 1))
          && isMeant(rest, mark, open, close)) {
        String marked = text.substring(open, close + 1);
        found.add(new Found(open, marked, mark + marked + mark, false));
      }
      open = next(rest, mark, close >= 0 ? close + 1 : open + 1);
    }
  }

  /** Returns where a mark stands alone; two of them are marks wherever they stand. */
  private static int next(String text, char mark, int from) {
    for (int at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at)) {
      int end = at;
      while (end < text.length() && text.charAt(end) == mark) {
        end++;
      }
      if (end - at == 1 && (at == 0 || text.charAt(at - 1) != '\\')) {
        return at;
      }
      at = end;
    }
    return -1;
  }

  private static boolean opens(String text, char mark, int at) {
    if (at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1))) {
      return false;
    }
    return at == 0
        || isLetter(text, at - 1)
        || !isWord(text, at - 1)
            && ";:}".indexOf(text.charAt(at - 1)) < 0
            && !(mark == '`' && "\"'".indexOf(text.charAt(at - 1)) >= 0);
  }

  /** Returns where what begins with a mark ends, or would end if no letter stood behind it. */
  private static int close(String text, char mark, int open) {
    for (int at = next(text, mark, open + 1); at >= 0; at = next(text, mark, at + 1)) {
      boolean blank = text.substring(open, at).contains("\n\n");
      if (!blank
          && !Character.isWhitespace(text.charAt(at - 1))
          && (isLetter(text, at + 1) || !isWord(text, at + 1))) {
        return at;
      }
    }
    return -1;
  }

  /** Whether it looks like a mark, and not like one of a name, a product or a footnote. */
  private static boolean isMeant(String text, char mark, int open, int close) {
    if (!isLetter(text, open - 1)) {
      return true;
    }
    boolean hangul = HANGUL.matcher(text.substring(open - 1, open)).matches();
    boolean name = mark == '_' || mark == '+';
    boolean spaced = text.substring(open, close).chars().anyMatch(Character::isWhitespace);
    return !(hangul && (name || spaced)) && mark != '+';
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && LETTERS.matcher(text.substring(at, at + 1)).matches();
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && WORD.matcher(text.substring(at, at + 1)).matches();
  }

  /**
   * What is none.
   *
   * @param at where it begins in the text
   * @param text what was typed
   * @param cure what to type
   * @param isAddress whether it is an address, and not a mark
   */
  private record Found(int at, String text, String cure, boolean isAddress) {}

  /** A place in a file, its line and column from 0. */
  private record Place(int line, int column) {

    /** How many lines above its block a title may stand. */
    private static final int TITLE = 6;

    /** Returns where a text next stands from here on; null if it does not. */
    private Place next(List<String> lines, String text) {
      for (int at = line; at < lines.size(); at++) {
        int found = lines.get(at).indexOf(text, at == line ? column : 0);
        if (found >= 0) {
          return new Place(at, found);
        }
      }
      // A title stands above the block that it is of.
      for (int at = Math.min(line, lines.size()) - 1; at >= Math.max(0, line - TITLE); at--) {
        int found = lines.get(at).indexOf(text);
        if (found >= 0) {
          return new Place(at, found);
        }
      }
      return null;
    }
  }
}
