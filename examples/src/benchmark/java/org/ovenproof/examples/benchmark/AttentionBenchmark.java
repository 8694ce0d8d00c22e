package org.ovenproof.examples.benchmark;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ovenproof.examples.learn.Weights;
import org.ovenproof.examples.transformer.Attention;

/** 128 queries, keys and values of 64 numbers. */
@State(Scope.Thread)
public class AttentionBenchmark {

  private static final int TOKENS = 128;
  private static final int WIDTH = 64;

  private INDArray queries;
  private INDArray keys;
  private INDArray values;
  private float[] q;
  private float[] k;
  private float[] v;

  @Setup
  public void prepare() {
    Random random = new Random(1);
    queries = Weights.normal(random, 1, TOKENS, WIDTH);
    keys = Weights.normal(random, 1, TOKENS, WIDTH);
    values = Weights.normal(random, 1, TOKENS, WIDTH);
    q = queries.data().asFloat();
    k = keys.data().asFloat();
    v = values.data().asFloat();
  }

  @Benchmark
  public INDArray ours() {
    return Attention.of(queries, keys, values).output();
  }

  @Benchmark
  public INDArray bare() {
    INDArray scores = queries.mmul(keys.transpose()).divi(Math.sqrt(WIDTH));
    return Nd4j.nn().softmax(scores, 1).mmul(values);
  }

  @Benchmark
  public float[] loops() {
    float[] output = new float[TOKENS * WIDTH];
    float[] weights = new float[TOKENS];
    for (int query = 0; query < TOKENS; query++) {
      float largest = Float.NEGATIVE_INFINITY;
      for (int key = 0; key < TOKENS; key++) {
        float sum = 0;
        for (int i = 0; i < WIDTH; i++) {
          sum += q[query * WIDTH + i] * k[key * WIDTH + i];
        }
        weights[key] = sum / (float) Math.sqrt(WIDTH);
        largest = Math.max(largest, weights[key]);
      }
      float all = 0;
      for (int key = 0; key < TOKENS; key++) {
        weights[key] = (float) Math.exp(weights[key] - largest);
        all += weights[key];
      }
      for (int key = 0; key < TOKENS; key++) {
        float weight = weights[key] / all;
        for (int i = 0; i < WIDTH; i++) {
          output[query * WIDTH + i] += weight * v[key * WIDTH + i];
        }
      }
    }
    return output;
  }
}
