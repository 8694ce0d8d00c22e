package org.ovenproof.examples.rnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.OneHot;

/**
 * Days at a door: one visitor a step, among them the cat once and the dog once. The question is
 * which of the two came first. Each sequence has a twin, in which cat and dog have changed places:
 * the same visitors, so the same bag, and the other answer. Whatever looks at the bag alone says
 * the same of both, and so is right about exactly half of all.
 */
public final class Visits implements LabelledSequences {

  /** Cat and dog stay this far from either end, so that no end gives away which came first. */
  private static final int MARGIN = 4;

  private final List<List<Visitor>> sequences;

  private Visits(List<List<Visitor>> sequences) {
    this.sequences = List.copyOf(sequences);
  }

  /**
   * Draws sequences in which cat and dog come at any two steps, but the first and last four.
   *
   * @param twins how many pairs of sequences, {@code > 0}
   * @param length of each, {@code >= 10}
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code twins <= 0} or {@code length < 10}
   */
  public static Visits draw(int twins, int length, long seed) {
    check(twins, length);
    Random random = new Random(seed);
    int places = length - 2 * MARGIN;
    List<List<Visitor>> sequences = new ArrayList<>();
    for (int i = 0; i < twins; i++) {
      int one = random.nextInt(places);
      int other = (one + 1 + random.nextInt(places - 1)) % places;
      add(sequences, length, MARGIN + one, MARGIN + other, random);
    }
    return new Visits(sequences);
  }

  /**
   * Draws sequences in which cat and dog are this many steps apart.
   *
   * @param twins how many pairs of sequences, {@code > 0}
   * @param length of each, {@code >= 10}
   * @param apart {@code 0 < apart < length - 8}
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code twins <= 0}, {@code length < 10}, {@code apart <= 0}
   *     or {@code apart >= length - 8}
   */
  public static Visits apart(int twins, int length, int apart, long seed) {
    check(twins, length);
    int places = length - 2 * MARGIN;
    if (apart <= 0 || apart >= places) {
      throw new IllegalArgumentException(
          "apart must be > 0 and < length - %d, %d, but was %d"
              .formatted(2 * MARGIN, places, apart));
    }
    Random random = new Random(seed);
    List<List<Visitor>> sequences = new ArrayList<>();
    for (int i = 0; i < twins; i++) {
      int first = MARGIN + random.nextInt(places - apart);
      add(sequences, length, first, first + apart, random);
    }
    return new Visits(sequences);
  }

  private static void check(int twins, int length) {
    Arguments.positive("twins", twins);
    if (length < 2 * MARGIN + 2) {
      throw new IllegalArgumentException(
          "length must be >= %d but was %d".formatted(2 * MARGIN + 2, length));
    }
  }

  /** Adds a sequence and its twin. */
  private static void add(
      List<List<Visitor>> sequences, int length, int cat, int dog, Random random) {
    Visitor[] visitors = new Visitor[length];
    for (int step = 0; step < length; step++) {
      int others = Visitor.values().length - 2;
      visitors[step] = Visitor.values()[2 + random.nextInt(others)];
    }
    visitors[cat] = Visitor.CAT;
    visitors[dog] = Visitor.DOG;
    sequences.add(List.of(visitors.clone()));
    visitors[cat] = Visitor.DOG;
    visitors[dog] = Visitor.CAT;
    sequences.add(List.of(visitors));
  }

  /** Returns how many sequences there are, twins counted as two. */
  @Override
  public int count() {
    return sequences.size();
  }

  @Override
  public SequenceShape shape() {
    return shape(length());
  }

  /** What sequences of this length have in common. */
  static SequenceShape shape(int length) {
    return new SequenceShape(length, Visitor.values().length, 2);
  }

  /** Returns how many steps each sequence has. */
  public int length() {
    return sequences.get(0).size();
  }

  /**
   * Returns one sequence; its twin is the one after it if {@code index} is even, else before.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public List<Visitor> sequence(int index) {
    Arguments.index("index", index, count());
    return sequences.get(index);
  }

  /**
   * Returns which of cat and dog comes first in a sequence.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public Visitor first(int index) {
    List<Visitor> sequence = sequence(index);
    return sequence.indexOf(Visitor.CAT) < sequence.indexOf(Visitor.DOG)
        ? Visitor.CAT
        : Visitor.DOG;
  }

  /** Returns the answers, 0 if the cat comes first and 1 if the dog does. */
  @Override
  public int[] labels() {
    int[] labels = new int[count()];
    Arrays.setAll(labels, i -> first(i).ordinal());
    return labels;
  }

  /** Returns sequences, {@code [chosen, t, 6]}, {@code FLOAT}, a 1 for who comes at each step. */
  @Override
  public INDArray array(int... chosen) {
    Arguments.positive("chosen", chosen.length);
    Arguments.indices("index", chosen, count());
    int[] visitors =
        Arrays.stream(chosen)
            .mapToObj(sequences::get)
            .flatMap(List::stream)
            .mapToInt(Visitor::ordinal)
            .toArray();
    int kinds = Visitor.values().length;
    return OneHot.of(visitors, kinds).reshape(chosen.length, length(), kinds);
  }

  @Override
  public String toString() {
    return count() + " sequences of " + length() + " visitors";
  }
}
