package org.ovenproof.examples.benchmark;

import java.util.Random;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ovenproof.examples.cnn.Convolution;
import org.ovenproof.examples.learn.Weights;

/** Eight kernels of 5 by 5 over a grey picture of 96 by 96. */
@State(Scope.Thread)
public class ConvolutionBenchmark {

  private static final int SIZE = 96;
  private static final int MAPS = 8;
  private static final int KERNEL = 5;
  private static final int OUT = SIZE - KERNEL + 1;

  private INDArray picture;
  private INDArray batch;
  private INDArray kernels;
  private Convolution convolution;
  private Conv2DConfig config;
  private float[] pixels;
  private float[] weights;

  @Setup
  public void prepare() {
    Random random = new Random(1);
    picture = Weights.normal(random, 1, SIZE, SIZE);
    batch = picture.reshape(1, 1, SIZE, SIZE);
    kernels = Weights.normal(random, 1, MAPS, 1, KERNEL, KERNEL);
    convolution = Convolution.of(kernels);
    config =
        Conv2DConfig.builder()
            .kH(KERNEL)
            .kW(KERNEL)
            .sH(1)
            .sW(1)
            .dH(1)
            .dW(1)
            .dataFormat("NCHW")
            .weightsFormat(WeightsFormat.OIYX)
            .build();
    pixels = picture.data().asFloat();
    weights = kernels.data().asFloat();
  }

  @Benchmark
  public INDArray ours() {
    return convolution.apply(picture);
  }

  @Benchmark
  public INDArray bare() {
    return Nd4j.cnn().conv2d(batch, kernels, config);
  }

  @Benchmark
  public float[] loops() {
    float[] maps = new float[MAPS * OUT * OUT];
    for (int map = 0; map < MAPS; map++) {
      for (int y = 0; y < OUT; y++) {
        for (int x = 0; x < OUT; x++) {
          float sum = 0;
          for (int row = 0; row < KERNEL; row++) {
            for (int column = 0; column < KERNEL; column++) {
              sum +=
                  pixels[(y + row) * SIZE + x + column]
                      * weights[(map * KERNEL + row) * KERNEL + column];
            }
          }
          maps[(map * OUT + y) * OUT + x] = sum;
        }
      }
    }
    return maps;
  }
}
