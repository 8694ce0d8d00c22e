package org.ovenproof.generator.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;

/**
 * Marks in the text of a page, which stand for what is known only when its snippets have run.
 *
 * <p>A mark is made of private-use characters: Asciidoctor passes them on wherever text goes and
 * takes them for no word, so none gets into an id. The first are the same for all pages, so that
 * one left behind can be found. Others are made of the name of the page, so that no text of an
 * author is taken for a mark.
 */
public final class Marks {

  /** How every mark begins. */
  static final String BEGINNING = "\uDB9E\uDE3B\uDBB1\uDD1D";

  private static final String ENCODED = URLEncoder.encode(BEGINNING, StandardCharsets.UTF_8);
  private static final int FIRST = 0xF0000;
  private static final int BITS = 15;
  private static final int MASK = (1 << BITS) - 1;
  private static final int SECRET_CHARACTERS = 4;
  private static final int HEX_PER_CHARACTER = 4;

  private final String beginning;
  private final Pattern pattern;

  private Marks(String beginning) {
    this.beginning = beginning;
    this.pattern = Pattern.compile(beginning + "([\\x{F0000}-\\x{F7FFF}]{3})");
  }

  /** What a mark stands for. */
  public enum Kind {
    /** The place of a macro in the source, within the macro. */
    SOURCE,
    /** A value in running text, which may lead to its snippet. */
    VALUE,
    /** A value in a link, where no other link can be. */
    UNLINKED,
    /** A value where no element can be, as in an attribute. */
    PLAIN,
    /** A claim, until its text takes the place. */
    CLAIM,
    /** What comes before the text of a claim. */
    CLAIM_BEGINS,
    /** What comes behind the text of a claim. */
    CLAIM_ENDS,
    /** What comes before the text of a claim in a link. */
    LINKED_CLAIM_BEGINS,
    /** What comes behind the text of a claim in a link. */
    LINKED_CLAIM_ENDS,
    /** What comes before the code of a snippet. */
    BEFORE,
    /** What comes behind the code of a snippet. */
    AFTER
  }

  /** Returns the marks of a page, which are always the same. */
  public static Marks of(String page) {
    String digest = Digest.of("marks of " + page);
    StringBuilder secret = new StringBuilder(BEGINNING);
    for (int at = 0; at < SECRET_CHARACTERS; at++) {
      int start = at * HEX_PER_CHARACTER;
      secret.appendCodePoint(
          character(Integer.parseInt(digest.substring(start, start + HEX_PER_CHARACTER), 16)));
    }
    return new Marks(secret.toString());
  }

  /** Returns a text in which a mark that an address has encoded is as it was. */
  public static String decoded(String text) {
    return text.contains(ENCODED)
        ? Pattern.compile(ENCODED + "(?:%F3%B[0-7](?:%[89AB]\\p{XDigit}){2})+")
            .matcher(text)
            .replaceAll(
                mark ->
                    Matcher.quoteReplacement(
                        URLDecoder.decode(mark.group(), StandardCharsets.UTF_8)))
        : text;
  }

  /** Whether a text may have marks in it, of whatever page. */
  public static boolean mayBeIn(String text) {
    return text.contains(BEGINNING);
  }

  /** Returns a problem for each file that has a mark, as it is or as an address writes it. */
  public static List<Problem> leftIn(Map<String, byte[]> files) {
    String utf8 = bytes(BEGINNING.getBytes(StandardCharsets.UTF_8));
    List<Problem> problems = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          String text = bytes(bytes);
          int at = Math.max(text.indexOf(utf8), text.indexOf(ENCODED));
          if (at >= 0) {
            int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
            problems.add(Problems.markLeft(name, line));
          }
        });
    return problems;
  }

  /** Returns a text of a character a byte, which is made and searched without decoding. */
  private static String bytes(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static int character(int number) {
    return FIRST + (number & MASK);
  }

  /** Returns the mark of the thing of a kind that has a number. */
  public String of(Kind kind, int index) {
    return new StringBuilder(beginning)
        .appendCodePoint(character(kind.ordinal()))
        .appendCodePoint(character(index >> BITS))
        .appendCodePoint(character(index))
        .toString();
  }

  /** Whether a text begins with a mark of a kind. */
  public boolean isAt(String text, Kind kind) {
    return text.startsWith(beginning + Character.toString(character(kind.ordinal())));
  }

  /** Returns a regular expression for the marks of a kind, of which the group is the number. */
  public String pattern(Kind kind) {
    return beginning
        + Character.toString(character(kind.ordinal()))
        + "([\\x{F0000}-\\x{F7FFF}]{2})";
  }

  /** Returns the number that a group of {@link #pattern} has found. */
  public static int index(String characters) {
    int high = characters.codePointAt(0) & MASK;
    return high << BITS | characters.codePointBefore(characters.length()) & MASK;
  }

  /** Returns a text with something in the place of each mark, which is not looked at for others. */
  public String replace(String text, Function<Mark, String> replacements) {
    if (!mayBeIn(text)) {
      return text;
    }
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(replacements.apply(mark(found.group(1)))));
  }

  private static Mark mark(String characters) {
    int kind = characters.codePointAt(0) & MASK;
    return new Mark(Kind.values()[kind], index(characters.substring(2)));
  }

  /** Returns a text without its marks of a kind. */
  public String without(Kind kind, String text) {
    return replace(text, mark -> mark.kind() == kind ? "" : of(mark.kind(), mark.index()));
  }

  /**
   * A mark.
   *
   * @param kind what it stands for
   * @param index which one of these
   */
  public record Mark(Kind kind, int index) {}
}
