package org.ovenproof.examples.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * Grey pictures of written digits and which digit each of them is. They are written with strokes of
 * our own, white on black as in MNIST (LeCun et al., 1998), without any font. Place, size, slant
 * and thickness of the line differ from picture to picture; every digit is written equally often,
 * in random order.
 */
public final class DrawnDigits implements LabelledPictures<Integer> {

  private static final int DIGITS = 10;

  private final INDArray pictures;
  private final int[] labels;

  private DrawnDigits(INDArray pictures, int[] labels) {
    this.pictures = pictures;
    this.labels = labels;
  }

  /**
   * Draws pictures; the same arguments give the same pixels on every machine.
   *
   * @param count how many, {@code > 0}
   * @param size their width and height in pixels, {@code >= 12}
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code count <= 0} or {@code size < 12}
   */
  public static DrawnDigits draw(int count, int size, long seed) {
    Arguments.positive("count", count);
    if (size < 12) {
      throw new IllegalArgumentException("size must be >= 12 but was " + size);
    }
    Random random = new Random(seed);
    Integer[] digits = new Integer[count];
    Arrays.setAll(digits, i -> i % DIGITS);
    Collections.shuffle(Arrays.asList(digits), random);
    float[] values = new float[count * size * size];
    for (int i = 0; i < count; i++) {
      float[] picture = new Handwriting(size, random).write(digits[i]);
      System.arraycopy(picture, 0, values, i * picture.length, picture.length);
    }
    int[] labels = Arrays.stream(digits).mapToInt(Integer::intValue).toArray();
    return new DrawnDigits(Nd4j.create(values, new long[] {count, 1, size, size}, 'c'), labels);
  }

  /** Returns how many pictures there are. */
  public int count() {
    return labels.length;
  }

  /** Returns all pictures, {@code [n, 1, h, w]}, {@code FLOAT}, values 0 to 1, a copy. */
  @Override
  public INDArray pictures() {
    return pictures.dup('c');
  }

  /**
   * Returns one picture, {@code [h, w]}, a copy.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public INDArray picture(int index) {
    Arguments.index("index", index, count());
    return pictures.slice(index).slice(0).dup('c');
  }

  /**
   * Returns which digit a picture shows, 0 to 9.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public int digit(int index) {
    Arguments.index("index", index, count());
    return labels[index];
  }

  /** Returns the digits of all pictures, a copy. */
  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public Classes<Integer> classes() {
    return new Classes<>("digit", IntStream.range(0, DIGITS).boxed().toList());
  }

  @Override
  public String toString() {
    return labels.length + " drawn digits " + Arrays.toString(pictures.shape());
  }
}
