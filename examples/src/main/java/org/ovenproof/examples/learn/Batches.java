package org.ovenproof.examples.learn;

import java.util.Arrays;
import java.util.Random;
import org.ovenproof.examples.argument.Arguments;

/**
 * Which examples make the next step: all of them once in a random order, which is an epoch, then
 * all in another order, and so on without end. The same seed gives the same order on every machine.
 * Not safe for use by several threads.
 */
public final class Batches {

  private final int[] order;
  private final int size;
  private final boolean dropsRest;
  private final Random random;
  private int next;

  private Batches(int count, int size, boolean dropsRest, long seed) {
    this.order = new int[count];
    this.size = size;
    this.dropsRest = dropsRest;
    this.random = new Random(seed);
    Arrays.setAll(order, i -> i);
    this.next = count;
  }

  /**
   * Returns batches that are all of one size: the examples that are left over at the end of an
   * epoch, too few to fill a batch, are dropped ({@code drop_last=True} in PyTorch).
   *
   * @param count how many examples there are, {@code > 0}
   * @param size how many make a batch, {@code 0 < size <= count}
   * @param seed of their order
   * @throws IllegalArgumentException if {@code count <= 0}, {@code size <= 0} or {@code size >
   *     count}
   */
  public static Batches of(int count, int size, long seed) {
    Arguments.positive("count", count);
    if (size <= 0 || size > count) {
      throw new IllegalArgumentException(
          "size must be > 0 and <= count, %d, but was %d".formatted(count, size));
    }
    return new Batches(count, size, true, seed);
  }

  /**
   * Returns batches of which the last of an epoch is made of what is left over, so that an epoch
   * has every example ({@code drop_last=False} in PyTorch).
   *
   * @param count how many examples there are, {@code > 0}
   * @param size how many make a batch, {@code > 0}
   * @param seed of their order
   * @throws IllegalArgumentException if {@code count <= 0} or {@code size <= 0}
   */
  public static Batches keepingRest(int count, int size, long seed) {
    Arguments.positive("count", count);
    Arguments.positive("size", size);
    return new Batches(count, Math.min(size, count), false, seed);
  }

  /** Returns how many batches make an epoch. */
  public int perEpoch() {
    return dropsRest ? order.length / size : (order.length + size - 1) / size;
  }

  /** Returns the indices of the examples of the next batch, a new array. */
  public int[] next() {
    int left = order.length - next;
    if (left == 0 || dropsRest && left < size) {
      shuffle();
      next = 0;
    }
    int from = next;
    next = Math.min(from + size, order.length);
    return Arrays.copyOfRange(order, from, next);
  }

  /**
   * Puts the indices into a random order, all orders equally likely (Durstenfeld, Algorithm 235,
   * 1964).
   */
  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}
