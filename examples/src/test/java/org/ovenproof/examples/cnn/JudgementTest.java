package org.ovenproof.examples.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.learn.Weights;

class JudgementTest {

  private static final DrawnShapes UNSEEN = DrawnShapes.plain(100, 12, 2);
  private static final Network<DrawnShape> JUDGE = judge();

  private static Network<DrawnShape> judge() {
    Network<DrawnShape> network =
        Network.of(Architecture.input(1, 12, 12).convolution(8, 5).relu().maxPool(2).dense(4), 1);
    Training.epochs(2, 1).run(network, DrawnShapes.plain(400, 12, 1), UNSEEN);
    return network;
  }

  @Test
  void rows_are_taken_for_what_the_network_takes_the_pictures_for() {
    Judgement<DrawnShape> judgement = Judgement.of(JUDGE, UNSEEN.rows());

    List<DrawnShape> shown =
        Arrays.stream(UNSEEN.labels()).mapToObj(i -> DrawnShape.values()[i]).toList();
    INDArray probabilities = JUDGE.probabilities(UNSEEN.pictures());
    assertThat(judgement.accuracy(shown))
        .isEqualTo(JUDGE.score(UNSEEN).accuracy())
        .isGreaterThan(0.8);
    assertThat(judgement.confidence())
        .isCloseTo(probabilities.max(1).meanNumber().doubleValue(), within(1e-5));
    assertThat(judgement.variety(4)).isEqualTo(4);
  }

  @Test
  void what_lies_beyond_black_and_white_is_clipped() {
    INDArray rows = UNSEEN.rows();

    assertThat(Judgement.of(JUDGE, rows.mul(3)).predictions())
        .isEqualTo(Judgement.of(JUDGE, clipped(rows.mul(3))).predictions());
  }

  @Test
  void one_picture_over_and_over_has_no_variety_however_good_it_is() {
    Judgement<DrawnShape> judgement =
        Judgement.of(JUDGE, Nd4j.tile(UNSEEN.rows().getRow(0, true), 40, 1));

    assertThat(judgement.variety(4)).isEqualTo(1);
    assertThat(judgement.count(judgement.predictions().get(0))).isEqualTo(40);
  }

  @Test
  void a_class_appears_from_a_quarter_of_its_even_share_on() {
    List<DrawnShape> taken = new ArrayList<>(Collections.nCopies(29, DrawnShape.CROSS));
    taken.addAll(Collections.nCopies(2, DrawnShape.SQUARE));
    taken.add(DrawnShape.CIRCLE);

    assertThat(new Judgement<>(taken, 1).variety(4)).isEqualTo(2);
  }

  @Test
  void it_names_noise_too() {
    Judgement<DrawnShape> judgement =
        Judgement.of(JUDGE, Weights.normal(new Random(1), 1, 50, 144));

    assertThat(judgement.predictions()).hasSize(50);
    assertThat(judgement.confidence()).isGreaterThan(0.4);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Judgement.of(JUDGE, Nd4j.zeros(2, 100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be [n, 144] but was [2, 100]");
    assertThatThrownBy(() -> Judgement.of(JUDGE, UNSEEN.rows()).accuracy(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("asked must be 100, one a picture, but were 0");
  }

  private static INDArray clipped(INDArray rows) {
    float[] values = rows.dup('c').data().asFloat();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, Math.min(1, values[i]));
    }
    return Nd4j.create(values, rows.shape(), 'c');
  }
}
