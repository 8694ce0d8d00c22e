package org.ovenproof.examples.transformer;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Words of random letters, to be written backwards: {@code cab>bac.}, where {@code >} says that it
 * is time to answer, and the full stop that the answer is done.
 *
 * @param alphabet with the letters first, then {@code >} and the full stop
 * @param shortest how many letters the shortest word has, {@code > 0}
 * @param longest how many the longest has, {@code >= shortest}
 */
public record ReversedWords(Alphabet alphabet, int shortest, int longest) implements Corpus {

  private static final String SIGNS = ">.";

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if {@code shortest <= 0} or {@code longest < shortest}
   */
  public ReversedWords {
    if (shortest <= 0 || longest < shortest) {
      throw new IllegalArgumentException(
          "shortest must be > 0 and <= longest but they were %d and %d"
              .formatted(shortest, longest));
    }
  }

  /**
   * Returns words of these letters.
   *
   * @param letters at least one, all different, without {@code >} and the full stop
   * @param shortest how many letters the shortest word has, {@code > 0}
   * @param longest how many the longest has, {@code >= shortest}
   * @throws IllegalArgumentException if there is no letter, one of them twice, {@code shortest <=
   *     0} or {@code longest < shortest}
   */
  public static ReversedWords of(String letters, int shortest, int longest) {
    if (letters.isEmpty()) {
      throw new IllegalArgumentException("letters must be >= 1 but were 0");
    }
    return new ReversedWords(Alphabet.of(letters + SIGNS), shortest, longest);
  }

  /**
   * Returns what is to be learned of one word.
   *
   * @throws IllegalArgumentException if a letter of it is not in the alphabet
   */
  public Continuation of(String word) {
    String backwards = new StringBuilder(word).reverse().toString();
    return new Continuation(alphabet.encode(word + ">"), alphabet.encode(backwards + "."));
  }

  /** Draws a word: first its length, then each letter, all equally probable. */
  @Override
  public Continuation next(Random random) {
    int letters = alphabet.size() - SIGNS.length();
    int[] word =
        random.ints(shortest + random.nextInt(longest - shortest + 1), 0, letters).toArray();
    return of(alphabet.decode(word));
  }

  /**
   * Returns words of one length.
   *
   * @param count how many, {@code >= 0}
   * @param length how many letters each has, {@code > 0}; may be longer than those of {@link #next}
   * @param seed of the letters
   * @throws IllegalArgumentException if {@code count < 0} or {@code length <= 0}
   */
  public List<Continuation> draw(int count, int length, long seed) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be >= 0 but was " + count);
    }
    ReversedWords same = new ReversedWords(alphabet, length, length);
    Random random = new Random(seed);
    return Stream.generate(() -> same.next(random)).limit(count).toList();
  }
}
