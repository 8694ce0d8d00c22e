package org.ovenproof.examples.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * Grey pictures of drawn shapes and what each of them shows. Place, size, angle, thickness of the
 * line, contrast and noise differ from picture to picture; every shape is drawn equally often, in
 * random order.
 */
public final class DrawnShapes implements LabelledPictures<DrawnShape> {

  private final INDArray pictures;
  private final DrawnShape[] shapes;

  private DrawnShapes(INDArray pictures, DrawnShape[] shapes) {
    this.pictures = pictures;
    this.shapes = shapes;
  }

  /**
   * Draws pictures; the same arguments give the same pixels on every machine.
   *
   * @param count how many, {@code > 0}
   * @param size their width and height in pixels, {@code >= 16}
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code count <= 0} or {@code size < 16}
   */
  public static DrawnShapes draw(int count, int size, long seed) {
    if (size < 16) {
      throw new IllegalArgumentException("size must be >= 16 but was " + size);
    }
    return draw(count, size, seed, Sketch::draw);
  }

  /**
   * Draws pictures as {@link #draw} does, but white on black, without noise, and near the middle:
   * to learn drawing from.
   *
   * @param count how many, {@code > 0}
   * @param size their width and height in pixels, {@code >= 12}
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code count <= 0} or {@code size < 12}
   */
  public static DrawnShapes plain(int count, int size, long seed) {
    if (size < 12) {
      throw new IllegalArgumentException("size must be >= 12 but was " + size);
    }
    return draw(count, size, seed, Sketch::plain);
  }

  private static DrawnShapes draw(
      int count, int size, long seed, BiFunction<Sketch, DrawnShape, float[]> hand) {
    Arguments.positive("count", count);
    Random random = new Random(seed);
    DrawnShape[] shapes = new DrawnShape[count];
    for (int i = 0; i < count; i++) {
      shapes[i] = DrawnShape.values()[i % DrawnShape.values().length];
    }
    Collections.shuffle(Arrays.asList(shapes), random);
    float[] values = new float[count * size * size];
    for (int i = 0; i < count; i++) {
      float[] picture = hand.apply(new Sketch(size, random), shapes[i]);
      System.arraycopy(picture, 0, values, i * picture.length, picture.length);
    }
    return new DrawnShapes(Nd4j.create(values, new long[] {count, 1, size, size}, 'c'), shapes);
  }

  /** Returns how many pictures there are. */
  public int count() {
    return shapes.length;
  }

  /** Returns all pictures, {@code [n, 1, h, w]}, {@code FLOAT}, values 0 to 1, a copy. */
  @Override
  public INDArray pictures() {
    return pictures.dup('c');
  }

  /** Returns each picture as a row of its pixels, a new array {@code [n, h · w]}, -1 to 1. */
  public INDArray rows() {
    return pictures.reshape(count(), pictures.size(2) * pictures.size(3)).mul(2).subi(1);
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
   * Returns what a picture shows.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public DrawnShape shape(int index) {
    Arguments.index("index", index, count());
    return shapes[index];
  }

  /** Returns the class numbers of all pictures, a copy. */
  @Override
  public int[] labels() {
    return Arrays.stream(shapes).mapToInt(DrawnShape::ordinal).toArray();
  }

  @Override
  public Classes<DrawnShape> classes() {
    return DrawnShape.classes();
  }

  @Override
  public String toString() {
    return shapes.length + " drawn shapes " + Arrays.toString(pictures.shape());
  }
}
