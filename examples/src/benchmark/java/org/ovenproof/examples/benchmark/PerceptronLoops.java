package org.ovenproof.examples.benchmark;

import java.util.Arrays;
import java.util.Random;

/**
 * A perceptron with ReLU that learns by Adam (Kingma and Ba, arXiv:1412.6980), in plain loops over
 * plain arrays.
 */
final class PerceptronLoops {

  private static final double RATE = 1e-3;

  private final int[] sizes;
  private final int rows;
  private final float[][] outputs;
  private final float[][] errors;
  private final float[] goal;
  private final float[][] weights;
  private final float[][] gradients;
  private final float[][] means;
  private final float[][] squares;
  private int steps;

  PerceptronLoops(int[] sizes, float[] x, float[] goal, Random random) {
    int layers = sizes.length - 1;
    this.sizes = sizes;
    this.rows = x.length / sizes[0];
    this.goal = goal;
    this.outputs = new float[layers + 1][];
    this.errors = new float[layers + 1][];
    this.weights = new float[layers][];
    this.gradients = new float[layers][];
    this.means = new float[layers][];
    this.squares = new float[layers][];
    outputs[0] = x;
    for (int layer = 0; layer < layers; layer++) {
      // One more row for the bias.
      int count = (sizes[layer] + 1) * sizes[layer + 1];
      weights[layer] = new float[count];
      gradients[layer] = new float[count];
      means[layer] = new float[count];
      squares[layer] = new float[count];
      for (int i = 0; i < sizes[layer] * sizes[layer + 1]; i++) {
        weights[layer][i] = (float) (Math.sqrt(2.0 / sizes[layer]) * random.nextGaussian());
      }
      outputs[layer + 1] = new float[rows * sizes[layer + 1]];
      errors[layer + 1] = new float[rows * sizes[layer + 1]];
    }
  }

  double step() {
    int last = sizes.length - 1;
    for (int layer = 0; layer < last; layer++) {
      forward(layer);
    }
    double loss = 0;
    for (int i = 0; i < goal.length; i++) {
      float difference = outputs[last][i] - goal[i];
      loss += difference * difference / goal.length;
      errors[last][i] = 2 * difference / goal.length;
    }
    for (int layer = last - 1; layer >= 0; layer--) {
      backward(layer);
    }
    steps++;
    for (int layer = 0; layer < last; layer++) {
      update(layer);
    }
    return loss;
  }

  private void forward(int layer) {
    int in = sizes[layer];
    int out = sizes[layer + 1];
    boolean relu = layer < sizes.length - 2;
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < out; j++) {
        float sum = weights[layer][in * out + j];
        for (int i = 0; i < in; i++) {
          sum += outputs[layer][row * in + i] * weights[layer][i * out + j];
        }
        outputs[layer + 1][row * out + j] = relu ? Math.max(0, sum) : sum;
      }
    }
  }

  private void backward(int layer) {
    int in = sizes[layer];
    int out = sizes[layer + 1];
    Arrays.fill(gradients[layer], 0);
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < out; j++) {
        float error = errors[layer + 1][row * out + j];
        gradients[layer][in * out + j] += error;
        for (int i = 0; i < in; i++) {
          gradients[layer][i * out + j] += error * outputs[layer][row * in + i];
        }
      }
      for (int i = 0; layer > 0 && i < in; i++) {
        float sum = 0;
        for (int j = 0; j < out; j++) {
          sum += errors[layer + 1][row * out + j] * weights[layer][i * out + j];
        }
        errors[layer][row * in + i] = outputs[layer][row * in + i] > 0 ? sum : 0;
      }
    }
  }

  private void update(int layer) {
    double meanShare = 1 - Math.pow(0.9, steps);
    double squareShare = 1 - Math.pow(0.999, steps);
    for (int i = 0; i < weights[layer].length; i++) {
      float gradient = gradients[layer][i];
      means[layer][i] = 0.9f * means[layer][i] + 0.1f * gradient;
      squares[layer][i] = 0.999f * squares[layer][i] + 0.001f * gradient * gradient;
      weights[layer][i] -=
          (float)
              (RATE
                  * (means[layer][i] / meanShare)
                  / (Math.sqrt(squares[layer][i] / squareShare) + 1e-8));
    }
  }
}
