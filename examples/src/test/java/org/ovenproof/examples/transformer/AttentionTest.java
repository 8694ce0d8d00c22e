package org.ovenproof.examples.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class AttentionTest {

  private static final INDArray QUERIES = Weights.normal(new Random(1), 1, 5, 4);
  private static final INDArray KEYS = Weights.normal(new Random(2), 1, 5, 4);
  private static final INDArray VALUES = Weights.normal(new Random(3), 1, 5, 3);

  @Test
  void it_is_what_direct_loops_over_the_formula_say() {
    assertThat(Attention.of(QUERIES, KEYS, VALUES).output().equalsWithEps(loops(false), 1e-5))
        .isTrue();
    assertThat(Attention.causal(QUERIES, KEYS, VALUES).output().equalsWithEps(loops(true), 1e-5))
        .isTrue();
  }

  @Test
  void each_row_of_weights_sums_to_one() {
    for (Attention attention :
        new Attention[] {
          Attention.of(QUERIES, KEYS, VALUES), Attention.causal(QUERIES, KEYS, VALUES)
        }) {
      assertThat(attention.weights().sum(1).toDoubleVector())
          .containsExactly(new double[] {1, 1, 1, 1, 1}, within(1e-6));
      assertThat(attention.weights().minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void what_the_mask_hides_has_no_weight_at_all() {
    INDArray weights = Attention.causal(QUERIES, KEYS, VALUES).weights();

    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 5; column++) {
        if (column > row) {
          assertThat(weights.getDouble(row, column)).isZero();
        } else {
          assertThat(weights.getDouble(row, column)).isPositive();
        }
      }
    }
  }

  @Test
  void the_order_of_keys_does_not_matter_and_that_of_queries_orders_the_output() {
    int[] order = {3, 0, 4, 1, 2};
    INDArray output = Attention.of(QUERIES, KEYS, VALUES).output();

    INDArray shuffled = Attention.of(QUERIES, KEYS.getRows(order), VALUES.getRows(order)).output();
    INDArray turned = Attention.of(QUERIES.getRows(order), KEYS, VALUES).output();

    assertThat(shuffled.equalsWithEps(output, 1e-5)).isTrue();
    assertThat(turned.equalsWithEps(output.getRows(order), 1e-5)).isTrue();
  }

  @Test
  void keys_that_all_answer_alike_give_the_plain_mean() {
    INDArray output = Attention.of(QUERIES, Nd4j.ones(5, 4), VALUES).output();

    assertThat(output.getRow(2).equalsWithEps(VALUES.mean(0), 1e-5)).isTrue();
  }

  /** Vaswani et al., footnote 4: products of unit numbers have variance d, so they are scaled. */
  @Test
  void scores_keep_unit_variance_however_wide_queries_are() {
    for (int width : new int[] {4, 64, 1024}) {
      INDArray queries = Weights.normal(new Random(4), 1, 60, width);
      INDArray keys = Weights.normal(new Random(5), 1, 60, width);

      INDArray scores = Attention.of(queries, keys, keys).scores();

      assertThat(scores.stdNumber().doubleValue()).isCloseTo(1, within(0.1));
    }
  }

  @Test
  void arguments_are_left_alone() {
    INDArray before = QUERIES.dup();

    Attention.causal(QUERIES, QUERIES, QUERIES);

    assertThat(QUERIES).isEqualTo(before);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Attention.of(QUERIES, VALUES, VALUES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("queries and keys must be [n, d] and [m, d] but were [5, 4] and [5, 3]");
    assertThatThrownBy(() -> Attention.of(QUERIES, KEYS, Nd4j.ones(4, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be [5, e], one row a key, but was [4, 3]");
    assertThatThrownBy(() -> Attention.causal(Nd4j.ones(2, 4), KEYS, VALUES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("queries must be as many as keys, 5, but were 2");
  }

  private static INDArray loops(boolean causal) {
    float[][] output = new float[5][3];
    for (int i = 0; i < 5; i++) {
      double[] shares = new double[5];
      double sum = 0;
      for (int j = 0; j < (causal ? i + 1 : 5); j++) {
        double product = 0;
        for (int c = 0; c < 4; c++) {
          product += QUERIES.getDouble(i, c) * KEYS.getDouble(j, c);
        }
        shares[j] = Math.exp(product / Math.sqrt(4));
        sum += shares[j];
      }
      for (int c = 0; c < 3; c++) {
        for (int j = 0; j < 5; j++) {
          output[i][c] += (float) (shares[j] / sum * VALUES.getDouble(j, c));
        }
      }
    }
    return Nd4j.createFromArray(output);
  }
}
