package org.ovenproof.generator.publish;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets among variables: those whose names say so, and whose values are not what stands in
 * any text, such as an ordinary word. A password in an address is one whatever the name.
 */
final class Secrets {

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(secret|token|passw|passphrase|passcode|credential|auth(?!or(?!i))|key|cookie|bearer).*"
              + "|(?:.*[_.-])?(?:pat|pw|pwd|pass|psw|jwt|otp|pin|dsn)(?:[_.-].*)?");

  /** The working folder, and the one before it. */
  private static final Set<String> NO_SECRETS = Set.of("PWD", "OLDPWD");

  private static final Pattern PASSWORD_IN_ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@]*:([^\\s/@]+)@.*", Pattern.DOTALL);

  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*://[^@\\s]*");

  private static final Pattern FOLDER = Pattern.compile("~?(?:/[\\w.@+-]+){2,}/?|[A-Za-z]:\\\\.*");

  /** A shorter value stands in many a text by chance. */
  private static final int SHORTEST = 8;

  /** As many bits as six letters and digits have that a machine has chosen. */
  private static final double LEAST_BITS = 32;

  private static final Pattern RUN = Pattern.compile("\\p{L}+|\\d+|[^\\p{L}\\d]+");
  private static final Pattern SEPARATORS = Pattern.compile("[-_. /:,;=@]{1,3}");
  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu}\\p{Ll})");
  private static final Pattern VOWEL = Pattern.compile("[aeiouyAEIOUY]");
  private static final Pattern CONSONANTS = Pattern.compile("(?i)[b-df-hj-np-tv-xz]{5,}");

  /** What stands in values that are no secrets, or in the place of one. */
  private static final Set<String> COMMON =
      Set.of(
          "my",
          "for",
          "tests",
          "the",
          "a",
          "test",
          "dev",
          "prod",
          "demo",
          "example",
          "sample",
          "change",
          "me",
          "it",
          "changeme",
          "changeit",
          "secret",
          "token",
          "password",
          "passwd",
          "pass",
          "key",
          "auth",
          "admin",
          "root",
          "user",
          "local",
          "localhost",
          "default",
          "none",
          "null",
          "true",
          "false",
          "enabled",
          "disabled",
          "http",
          "https",
          "com",
          "org",
          "www",
          "your",
          "here",
          "todo",
          "xxx");

  private Secrets() {}

  /**
   * Returns those variables whose values must not stand in the site.
   *
   * @param variables values by names
   * @param published the names of those that may stand there
   */
  static Map<String, String> among(Map<String, String> variables, Collection<String> published) {
    Map<String, String> secrets = new TreeMap<>();
    variables.forEach(
        (name, value) -> {
          if (!published.contains(name) && !NO_SECRETS.contains(name)) {
            Matcher address = PASSWORD_IN_ADDRESS.matcher(value);
            String secret = address.matches() ? address.group(1) : value.strip();
            boolean named = address.matches() || SECRET_NAME.matcher(name).matches();
            if (named && isSecret(secret)) {
              secrets.put(name, secret);
            }
          }
        });
    return secrets;
  }

  /** Whether a value is nothing that stands in any text. */
  static boolean isSecret(String value) {
    return value.length() >= SHORTEST
        && !ADDRESS.matcher(value).matches()
        && !FOLDER.matcher(value).matches()
        && bits(value) >= LEAST_BITS;
  }

  /** Returns about how many bits it takes to tell a value that is made of words and numbers. */
  private static double bits(String value) {
    double bits = 0;
    Matcher runs = RUN.matcher(value);
    while (runs.find()) {
      String run = runs.group();
      if (Character.isDigit(run.charAt(0))) {
        bits += isCounted(run) ? 6 : 3.3 * run.length();
      } else if (Character.isLetter(run.charAt(0))) {
        for (String word : CAMEL.split(run)) {
          bits += bitsOfLetters(word);
        }
      } else {
        bits += SEPARATORS.matcher(run).matches() ? 2 : 4.5 * run.length();
      }
    }
    return bits;
  }

  private static double bitsOfLetters(String word) {
    if (COMMON.contains(word.toLowerCase(Locale.ROOT))) {
      return 3;
    }
    double random = 4.7 * word.length();
    int likely = word.length() <= 4 ? 8 : 12 + 2 * Math.max(0, word.length() - 10);
    return isWord(word) ? Math.min(random, likely) : random;
  }

  /** Whether it is written like a word: in one case, and so that it can be said. */
  private static boolean isWord(String word) {
    String rest = word.substring(1);
    boolean oneCase =
        rest.equals(rest.toLowerCase(Locale.ROOT)) || word.equals(word.toUpperCase(Locale.ROOT));
    if (!word.chars().allMatch(c -> c < 128)) {
      return true;
    }
    long vowels = VOWEL.matcher(word).results().count();
    return oneCase
        && word.length() <= 20
        && 5 * vowels >= word.length()
        && 4 * vowels <= 3 * word.length() + 3
        && !CONSONANTS.matcher(word).find();
  }

  /** {@code 1234}, {@code 0000} and years. */
  private static boolean isCounted(String digits) {
    return "01234567890123456789".contains(digits)
        || "98765432109876543210".contains(digits)
        || digits.chars().distinct().count() == 1
        || digits.matches("(?:19|20)\\d\\d");
  }
}
