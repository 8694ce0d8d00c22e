package org.ovenproof.examples.data;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * Names what a picture shows without having learned anything: it compares it with every picture
 * that {@link ColourShapes} can draw, and says the caption of the one with the least squared
 * distance.
 */
public final class ShapeTemplates {

  private final INDArray templates;
  private final INDArray squares;
  private final List<Caption> captions;

  private ShapeTemplates(INDArray templates, List<Caption> captions) {
    this.templates = templates;
    this.squares = templates.mul(templates).sum(1);
    this.captions = captions;
  }

  /** Draws the templates: every caption at every place in every size. */
  public static ShapeTemplates draw() {
    List<INDArray> rows = new ArrayList<>();
    List<Caption> captions = new ArrayList<>();
    for (Caption caption : Caption.all()) {
      for (Stamp stamp : Stamp.all()) {
        rows.add(stamp.draw(caption).reshape(-1));
        captions.add(caption);
      }
    }
    return new ShapeTemplates(Nd4j.vstack(rows), captions);
  }

  /** Returns how many templates there are. */
  public int count() {
    return captions.size();
  }

  /**
   * Returns what each picture shows.
   *
   * @param pictures {@code [n, 3, 16, 16]}, values 0 to 1
   * @throws IllegalArgumentException if {@code pictures} has another shape
   */
  public List<Caption> name(INDArray pictures) {
    int size = ColourShapes.SIZE;
    Arguments.shape("pictures", pictures, "n", 3, size, size);
    INDArray flat = pictures.dup('c').reshape(pictures.size(0), -1);
    // |x - t|² = |x|² - 2 x t + |t|², of which the first is the same for every template.
    INDArray nearness = flat.mmul(templates.transpose()).muli(2).subiRowVector(squares);
    List<Caption> names = new ArrayList<>();
    for (int nearest : nearness.argMax(1).toIntVector()) {
      names.add(captions.get(nearest));
    }
    return names;
  }
}
