package org.ovenproof.examples.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * Small colour pictures of filled shapes on white, each with its caption. Place and size differ
 * from picture to picture; every caption is drawn equally often, in random order.
 */
public final class ColourShapes {

  /** How high and wide a picture is, in pixels. */
  public static final int SIZE = 16;

  private final INDArray pictures;
  private final List<Caption> captions;

  private ColourShapes(INDArray pictures, List<Caption> captions) {
    this.pictures = pictures;
    this.captions = List.copyOf(captions);
  }

  /**
   * Draws pictures of all captions; the same arguments give the same pixels on every machine.
   *
   * @param count how many, {@code > 0}
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code count <= 0}
   */
  public static ColourShapes draw(int count, long seed) {
    return draw(count, Caption.all(), seed);
  }

  /**
   * Draws pictures of some captions.
   *
   * @param of the captions, at least one
   * @throws IllegalArgumentException if {@code count <= 0} or there is no caption
   */
  public static ColourShapes draw(int count, List<Caption> of, long seed) {
    if (count <= 0 || of.isEmpty()) {
      throw new IllegalArgumentException(
          "count and captions must be > 0 but were %d and %d".formatted(count, of.size()));
    }
    Random random = new Random(seed);
    List<Caption> captions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      captions.add(of.get(i % of.size()));
    }
    Collections.shuffle(captions, random);
    INDArray pictures = Nd4j.create(count, 3, SIZE, SIZE);
    List<Stamp> stamps = Stamp.all();
    for (int i = 0; i < count; i++) {
      Stamp stamp = stamps.get(random.nextInt(stamps.size()));
      pictures.putSlice(i, stamp.draw(captions.get(i)));
    }
    return new ColourShapes(pictures, captions);
  }

  /** Returns how many pictures there are. */
  public int count() {
    return captions.size();
  }

  /** Returns all pictures, {@code [n, 3, 16, 16]}, {@code FLOAT}, values 0 to 1, a copy. */
  public INDArray pictures() {
    return pictures.dup('c');
  }

  /**
   * Returns one picture, {@code [3, 16, 16]}, a copy.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public INDArray picture(int index) {
    Arguments.index("index", index, count());
    return pictures.slice(index).dup('c');
  }

  /**
   * Returns what a picture shows.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public Caption caption(int index) {
    Arguments.index("index", index, count());
    return captions.get(index);
  }

  /** Returns what all pictures show, in their order. */
  public List<Caption> captions() {
    return captions;
  }

  @Override
  public String toString() {
    return captions.size() + " colour shapes of 3 × 16 × 16";
  }
}
