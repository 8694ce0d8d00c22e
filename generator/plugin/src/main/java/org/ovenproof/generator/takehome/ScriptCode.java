package org.ovenproof.generator.takehome;

import java.util.regex.Pattern;
import org.ovenproof.worker.code.Mask;

/**
 * The code of a snippet for the {@code jshell} tool, which takes a line for a whole statement as
 * soon as it could be one: {@code var s = list} above {@code .stream();} is two to it. A page's
 * session reads a snippet as a whole, so what hangs together there is tied together here.
 */
final class ScriptCode {

  /** What goes on with a statement that ended in a closing brace. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?:(?:else|catch|finally|instanceof)\\b|[^\\w\\s@{(\"'$+!~-]|[+-](?![+-])|!=).*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern ELSE = Pattern.compile("else\\b");

  private static final Pattern DO = Pattern.compile("do\\b.*", Pattern.DOTALL);

  private static final Pattern NO_EXPRESSION =
      Pattern.compile(
          "(?:for|while|do|if|try|switch|synchronized|return|throw|import|class|record|enum"
              + "|interface|void|public|protected|private|static|final|abstract|sealed)\\b.*"
              + "|[@{].*",
          Pattern.DOTALL);

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?!new\\b)\\w[\\w.]*(?:<.*?>)?(?:\\[\\s*])*\\s+(?!instanceof\\b)[\\w$]+"
              + "\\s*(?:=[^=].*|,.*|)",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern CALL =
      Pattern.compile(
          "(?:[\\w.]+\\.)?(\\w+)\\s*\\(.*", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private final String code;
  private final String masked;
  private final StringBuilder tied = new StringBuilder();

  /** Where the last statement begins, in the code and in what is tied. */
  private int last;

  private int lastTied;

  ScriptCode(String code) {
    this.code = code.stripTrailing() + "\n";
    this.masked = Mask.of(this.code);
    tie();
  }

  /** Returns the same code. */
  String asItIs() {
    return tied.toString();
  }

  /**
   * Returns the same code with its last expression shown, if it has one.
   *
   * @param before the code of the session before it
   */
  String showingLast(String before) {
    String statement = masked.substring(last).strip();
    if (statement.isEmpty()
        || statement.endsWith(";")
        || NO_EXPRESSION.matcher(statement).matches()
        || DECLARATION.matcher(statement).matches()
        || returnsNothing(statement, before)) {
      return asItIs();
    }
    int end = last + masked.substring(last).stripTrailing().length();
    // In parentheses the tool reads on by itself.
    return tied.substring(0, lastTied)
        + "display("
        + code.substring(last, end)
        + ");"
        + code.substring(end);
  }

  private boolean returnsNothing(String statement, String before) {
    var call = CALL.matcher(statement);
    if (!call.matches()) {
      return false;
    }
    String name = call.group(1);
    return statement.matches("(?s)(?:[\\w.]*\\bDisplay\\.)?display\\s*\\(.*")
        || Pattern.compile("\\bvoid\\s+" + name + "\\s*\\(").matcher(before + code).find();
  }

  private void tie() {
    int depth = 0;
    boolean inTextBlock = false;
    boolean ended = true;
    int at = 0;
    while (at < code.length()) {
      if (masked.startsWith("\"\"\"", at)) {
        begin(ended, at);
        ended = false;
        inTextBlock = !inTextBlock;
        tied.append("\"\"\"");
        at += 3;
        continue;
      }
      char c = masked.charAt(at);
      if (Character.isWhitespace(c)) {
        int next = endOfGap(at);
        // A semicolon before it ends a statement inside of the one that goes on.
        ended = ended && !ELSE.matcher(masked).region(next, code.length()).lookingAt();
        boolean broken = masked.substring(at, next).contains("\n");
        if (broken && next < code.length() && depth == 0 && !inTextBlock && !ended) {
          if (endsAt(at, next)) {
            ended = true;
            tied.append(code, at, next);
          } else {
            next = tie(at, next);
          }
        } else {
          tied.append(code, at, next);
        }
        at = next;
        continue;
      }
      begin(ended, at);
      ended = depth == 0 && c == ';';
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      tied.append(code.charAt(at));
      at++;
    }
  }

  private void begin(boolean ended, int at) {
    if (ended) {
      last = at;
      lastTied = tied.length();
    }
  }

  private int endOfGap(int from) {
    int end = from;
    while (end < code.length() && Character.isWhitespace(masked.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether a statement ends before the gap between {@code from} and {@code to}. */
  private boolean endsAt(int from, int to) {
    if (masked.charAt(from - 1) != '}') {
      return false;
    }
    String next = masked.substring(to).lines().findFirst().orElse("");
    boolean goesOn =
        GOES_ON.matcher(next).matches()
            || next.matches("while\\b.*") && DO.matcher(masked.substring(last)).matches();
    return !goesOn;
  }

  /** Bridges a line break so that the tool reads on, and returns where the code goes on. */
  private int tie(int from, int to) {
    String gap = code.substring(from, to);
    if (gap.isBlank() && masked.charAt(to) == '.') {
      tied.append('.').append(gap);
      return to + 1;
    }
    tied.append(
        gap.isBlank() ? " " : " /* " + gap.replaceAll("//|/\\*+|\\*+/", "").strip() + " */ ");
    return to;
  }
}
