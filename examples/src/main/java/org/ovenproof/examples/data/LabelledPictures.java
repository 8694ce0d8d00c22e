package org.ovenproof.examples.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pictures and the class of each.
 *
 * @param <C> what stands for a class
 */
public interface LabelledPictures<C> {

  /** Returns all pictures, {@code [n, c, h, w]}, {@code FLOAT}, a copy. */
  INDArray pictures();

  /** Returns the class number of each picture, a copy. */
  int[] labels();

  /** Returns the classes. */
  Classes<C> classes();
}
