package org.ovenproof.examples.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.sound.NoisySounds;

class PictureRowsTest {

  private static final DrawnShapes SHAPES = DrawnShapes.plain(600, 12, 1);
  private static final PictureRows ROWS = PictureRows.of(SHAPES);

  @Test
  void each_step_is_a_row_of_the_picture_from_the_top() {
    INDArray sequences = ROWS.array(7, 3);

    assertThat(sequences.shape()).containsExactly(2, 12, 12);
    assertThat(sequences.slice(0)).isEqualTo(SHAPES.picture(7));
    assertThat(sequences.slice(1).getRow(5)).isEqualTo(SHAPES.picture(3).getRow(5));
    assertThat(ROWS.array().size(0)).isEqualTo(ROWS.count()).isEqualTo(600);
    assertThat(ROWS.labels()).isEqualTo(SHAPES.labels());
    assertThat(ROWS.shape()).isEqualTo(new SequenceShape(12, 12, 4));
  }

  @Test
  void an_lstm_that_reads_row_by_row_tells_shapes_apart_and_is_surest_at_the_end() {
    PictureRows unseen = PictureRows.of(DrawnShapes.plain(200, 12, 2));
    SequenceReader lstm = SequenceReader.lstm(24, ROWS.shape(), 1);

    lstm.train(ROWS, 120, 1);

    assertThat(lstm.accuracy(unseen)).isGreaterThan(0.8);
    double first = 0;
    double last = 0;
    int[] guesses = lstm.predict(unseen);
    for (int i = 0; i < 50; i++) {
      INDArray probabilities = lstm.probabilities(unseen, i);
      assertThat(probabilities.shape()).containsExactly(12, 4);
      assertThat(probabilities.sum(1).toDoubleVector())
          .containsOnly(new double[] {1}, within(1e-5));
      assertThat(probabilities.argMax(1).getInt(11)).isEqualTo(guesses[i]);
      first += probabilities.getDouble(0, guesses[i]);
      last += probabilities.getDouble(11, guesses[i]);
    }
    assertThat(last).isGreaterThan(1.5 * first);
  }

  @Test
  void wrong_arguments_are_named() {
    SequenceReader lstm = SequenceReader.lstm(2, ROWS.shape(), 1);

    assertThatThrownBy(() -> lstm.accuracy(Visits.draw(1, 10, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sequences must be of 12 steps of 12 numbers with 4 answers"
                + " but are of 10 steps of 6 numbers with 2 answers");
    assertThatThrownBy(() -> new SequenceShape(1, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("numbers must be > 0 but was 0");
    assertThatThrownBy(() -> new SequenceShape(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("answers must be > 1 but was 1");
    assertThat(PictureRows.of(NoisySounds.make(1, 0, 1)).shape().answers()).isEqualTo(3);
  }
}
