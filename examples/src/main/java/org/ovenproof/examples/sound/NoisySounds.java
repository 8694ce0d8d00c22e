package org.ovenproof.examples.sound;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.cnn.Pooling;
import org.ovenproof.examples.data.Classes;
import org.ovenproof.examples.data.LabelledPictures;

/**
 * Sounds of one second in noise, and each of them as a picture: the spectrogram below 2,000 Hz,
 * with the mean of each 2 x 2 of its levels, 0 where it is as bright as on average and 1 where the
 * amplitude is ten times that. Every kind is there equally often, in random order, and all sounds
 * are equally strong, so their strength tells nothing.
 */
public final class NoisySounds implements LabelledPictures<SoundKind> {

  /** The root mean square of every sound. */
  private static final double STRENGTH = 0.2;

  private static final Stft STFT = Stft.hann(256, 128);
  private static final double LIMIT = 2000;

  /** How many decibels ten times the amplitude is. */
  private static final double TENFOLD = 20;

  private final Sound[] sounds;
  private final SoundKind[] kinds;
  private final INDArray pictures;

  private NoisySounds(Sound[] sounds, SoundKind[] kinds, INDArray pictures) {
    this.sounds = sounds;
    this.kinds = kinds;
    this.pictures = pictures;
  }

  /**
   * Makes sounds that all stand out from the noise equally far.
   *
   * @param count how many, {@code > 0}
   * @param decibels the signal-to-noise ratio
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code count <= 0}
   */
  public static NoisySounds make(int count, double decibels, long seed) {
    return make(count, decibels, decibels, seed);
  }

  /**
   * Makes sounds, each with a signal-to-noise ratio of its own, evenly spread over a range.
   *
   * @param count how many, {@code > 0}
   * @param least the lowest signal-to-noise ratio, in decibels
   * @param most the highest one, {@code >= least}
   * @param seed of everything that is random in them
   * @throws IllegalArgumentException if {@code count <= 0} or {@code most < least}
   */
  public static NoisySounds make(int count, double least, double most, long seed) {
    Arguments.positive("count", count);
    if (!(most >= least)) {
      throw new IllegalArgumentException(
          "most must be >= least, %s, but was %s".formatted(least, most));
    }
    Random random = new Random(seed);
    SoundKind[] kinds = new SoundKind[count];
    Arrays.setAll(kinds, i -> SoundKind.values()[i % SoundKind.values().length]);
    Collections.shuffle(Arrays.asList(kinds), random);
    Sound[] sounds = new Sound[count];
    INDArray[] pictures = new INDArray[count];
    for (int i = 0; i < count; i++) {
      double decibels = least + (most - least) * random.nextDouble();
      Sound clean = kinds[i].make(random);
      sounds[i] = clean.in(SoundKind.NOISE.make(random), decibels).scaledTo(STRENGTH);
      pictures[i] = picture(sounds[i]);
    }
    INDArray all = Nd4j.stack(0, pictures);
    return new NoisySounds(sounds, kinds, all.reshape(count, 1, all.size(1), all.size(2)));
  }

  private static INDArray picture(Sound sound) {
    Spectrogram spectrogram = STFT.of(sound).below(LIMIT);
    INDArray picture = Pooling.average(2).apply(spectrogram.picture());
    return picture.subi(picture.meanNumber()).muli(Spectrogram.RANGE / TENFOLD);
  }

  /** Returns how many sounds there are. */
  public int count() {
    return kinds.length;
  }

  /**
   * Returns one sound.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public Sound sound(int index) {
    Arguments.index("index", index, count());
    return sounds[index];
  }

  /**
   * Returns what is to be heard in a sound beside the noise.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public SoundKind kind(int index) {
    Arguments.index("index", index, count());
    return kinds[index];
  }

  /** Returns all pictures, {@code [n, 1, 32, 30]}, {@code FLOAT}, each with the mean 0, a copy. */
  @Override
  public INDArray pictures() {
    return pictures.dup('c');
  }

  /**
   * Returns one picture, {@code [32, 30]}, a copy.
   *
   * @param index {@code 0 <= index < count}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public INDArray picture(int index) {
    Arguments.index("index", index, count());
    return pictures.slice(index).slice(0).dup('c');
  }

  @Override
  public int[] labels() {
    return Arrays.stream(kinds).mapToInt(SoundKind::ordinal).toArray();
  }

  @Override
  public Classes<SoundKind> classes() {
    return SoundKind.classes();
  }

  @Override
  public String toString() {
    return kinds.length + " sounds, as pictures " + Arrays.toString(pictures.shape());
  }
}
