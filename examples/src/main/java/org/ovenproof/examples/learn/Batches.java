package org.ovenproof.examples.learn;

import java.util.Arrays;
import java.util.Random;

/**
 * Which examples make the next step: all of them once in a random order, then all in another order,
 * and so on without end. The same seed gives the same order on every machine. Not safe for use by
 * several threads.
 */
public final class Batches {

  private final int[] order;
  private final int size;
  private final Random random;
  private int next;

  private Batches(int count, int size, long seed) {
    this.order = new int[count];
    this.size = size;
    this.random = new Random(seed);
    Arrays.setAll(order, i -> i);
    this.next = count;
  }

  /**
   * Returns batches of examples.
   *
   * @param count how many examples there are, {@code > 0}
   * @param size how many make a batch, {@code 0 < size <= count}
   * @param seed of their order
   * @throws IllegalArgumentException if {@code count <= 0}, {@code size <= 0} or {@code size >
   *     count}
   */
  public static Batches of(int count, int size, long seed) {
    if (count <= 0) {
      throw new IllegalArgumentException("count must be > 0 but was " + count);
    }
    if (size <= 0 || size > count) {
      throw new IllegalArgumentException(
          "size must be > 0 and <= count, %d, but was %d".formatted(count, size));
    }
    return new Batches(count, size, seed);
  }

  /** Returns the indices of the next batch; those that do not fill one are left out of a round. */
  public int[] next() {
    if (next + size > order.length) {
      shuffle();
      next = 0;
    }
    next += size;
    return Arrays.copyOfRange(order, next - size, next);
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}
