package org.ovenproof.examples.diffusion;

import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Frames;

/**
 * The way of samples from noise to examples.
 *
 * @param moments from the first step of the way back to step 0, at least one
 */
public record Trajectory(List<Moment> moments) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no moment
   */
  public Trajectory {
    moments = List.copyOf(moments);
    if (moments.isEmpty()) {
      throw new IllegalArgumentException("moments must be >= 1 but were 0");
    }
  }

  /**
   * Where samples were at a step.
   *
   * @param t the step
   * @param noisy where they were, {@code [n, d]}; copied
   * @param clean the clean examples that the denoiser expected behind them then, {@code [n, d]};
   *     copied; at step 0 the samples themselves
   */
  public record Moment(int t, INDArray noisy, INDArray clean) {

    public Moment {
      noisy = noisy.dup(noisy.ordering());
      clean = clean.dup(clean.ordering());
    }

    /** Returns where the samples were, a copy. */
    @Override
    public INDArray noisy() {
      return noisy.dup(noisy.ordering());
    }

    /** Returns the clean examples that the denoiser expected, a copy. */
    @Override
    public INDArray clean() {
      return clean.dup(clean.ordering());
    }
  }

  /** Returns the samples at the end of the way, {@code [n, d]}, a copy. */
  public INDArray result() {
    return moments.get(moments.size() - 1).noisy();
  }

  /**
   * Returns where samples were at a step.
   *
   * @throws IllegalArgumentException if the way did not stop there
   */
  public Moment at(int t) {
    return moments.stream()
        .filter(moment -> moment.t() == t)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "t must be one of %s but was %d"
                        .formatted(moments.stream().map(Moment::t).toList(), t)));
  }

  /**
   * Returns a figure of each of these steps, to be moved through.
   *
   * @param figure of a moment, such as {@code m -> PictureGrid.of(m.noisy(), 16)}
   * @throws IllegalArgumentException if the way did not stop at one of them
   */
  public Frames frames(Function<Moment, Displayable> figure, int... times) {
    Frames frames = Frames.over("t");
    for (int t : times) {
      frames = frames.with(String.valueOf(t), figure.apply(at(t)));
    }
    return frames;
  }
}
