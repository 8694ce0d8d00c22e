package org.ovenproof.examples.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ovenproof.examples.learn.LossCurve;

class DecoderTrainingTest {

  private static final ReversedWords WORDS = ReversedWords.of("abcd", 1, 3);

  @Test
  void a_decoder_learns_to_write_words_backwards() {
    Decoder decoder = Decoder.of(new DecoderConfig(WORDS.alphabet().size(), 16, 2, 2), 1);
    List<Continuation> words = WORDS.draw(64, 3, 9);
    double before = decoder.loss(words);
    assertThat(share(decoder.predicts(words))).isLessThan(0.1);

    DecoderTraining training = DecoderTraining.of(decoder, WORDS, 32, 0.01, 1);
    LossCurve first = training.run(60);
    LossCurve then = training.run(30);

    assertThat(training.steps()).isEqualTo(90);
    assertThat(training.losses()).isEqualTo(first.then(then));
    // Who knows no more than how long the answer is gets one word of 64 right.
    assertThat(share(decoder.predicts(words))).isGreaterThan(0.25);
    assertThat(decoder.loss(words)).isLessThan(before / 2);
  }

  @Test
  void what_it_foretells_is_what_it_writes() {
    Decoder decoder = Decoder.of(new DecoderConfig(WORDS.alphabet().size(), 16, 2, 2), 2);
    DecoderTraining.of(decoder, WORDS, 16, 0.01, 2).run(60);
    List<Continuation> words = WORDS.draw(20, 2, 3);
    boolean[] predicted = decoder.predicts(words);

    for (int i = 0; i < predicted.length; i++) {
      Continuation word = words.get(i);
      int[] written = decoder.complete(word.given(), word.next().length);
      boolean same = true;
      for (int place = 0; place < word.length(); place++) {
        same &= written[place] == word.token(place);
      }
      assertThat(same).isEqualTo(predicted[i]);
    }
  }

  @Test
  void the_same_seeds_train_the_same_decoder_bit_by_bit() {
    assertThat(losses(1)).isEqualTo(losses(1)).isNotEqualTo(losses(2));
  }

  @Test
  void a_word_and_its_reverse_are_one_sequence() {
    Continuation sequence = WORDS.of("cab");

    assertThat(WORDS.alphabet().decode(sequence.given())).isEqualTo("cab>");
    assertThat(WORDS.alphabet().decode(sequence.next())).isEqualTo("bac.");
    assertThat(WORDS.draw(5, 2, 1)).allSatisfy(word -> assertThat(word.length()).isEqualTo(6));
  }

  @Test
  void wrong_arguments_are_named() {
    Decoder decoder = Decoder.of(new DecoderConfig(6, 8, 1, 1), 1);
    assertThatThrownBy(() -> DecoderTraining.of(decoder, WORDS, 0, 0.01, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch must be > 0 but was 0");
    assertThatThrownBy(() -> ReversedWords.of("ab", 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shortest must be > 0 and <= longest but they were 3 and 2");
    assertThatThrownBy(() -> Alphabet.of("aba"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("characters must be >= 1 and all different but were 'aba'");
    assertThatThrownBy(() -> Alphabet.of("abc").encode("abd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text must be of the characters 'abc' but has 'd' in it");
    assertThatThrownBy(() -> new Continuation(new int[0], new int[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("given and next must have >= 1 tokens but have 0 and 1");
  }

  private static LossCurve losses(long seed) {
    Decoder decoder = Decoder.of(new DecoderConfig(WORDS.alphabet().size(), 8, 2, 1), seed);
    return DecoderTraining.of(decoder, WORDS, 8, 0.01, seed).run(10);
  }

  private static double share(boolean[] right) {
    int count = 0;
    for (boolean one : right) {
      count += one ? 1 : 0;
    }
    return (double) count / right.length;
  }
}
