package org.ovenproof.examples.benchmark;

import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.Weights;

/** One step of Adam on a perceptron 3-64-64-2 that sees 256 rows, mean squared error. */
@State(Scope.Thread)
public class TrainingStepBenchmark {

  private static final int ROWS = 256;
  private static final int[] SIZES = {3, 64, 64, 2};

  private Descent descent;
  private SameDiff bareGraph;
  private DataSet data;
  private Map<String, INDArray> inputs;
  private PerceptronLoops loops;

  @Setup
  public void prepare() {
    INDArray x = Weights.normal(new Random(1), 1, ROWS, SIZES[0]);
    INDArray y = Weights.normal(new Random(2), 1, ROWS, SIZES[SIZES.length - 1]);
    inputs = Map.of("x", x, "y", y);
    data = new DataSet(x, y);
    descent = Descent.adam(graph(), "loss", 1e-3);
    bareGraph = graph();
    bareGraph.setLossVariables("loss");
    bareGraph.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Adam(1e-3))
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("y")
            .build());
    loops = new PerceptronLoops(SIZES, x.data().asFloat(), y.data().asFloat(), new Random(3));
  }

  private static SameDiff graph() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, SIZES[0]);
    SDVariable y = graph.placeHolder("y", DataType.FLOAT, -1, SIZES[SIZES.length - 1]);
    SDVariable guess = Dense.perceptron(graph, "layer", x, new Random(3), 3, 64, 64, 2);
    graph.loss().meanSquaredError("loss", y, guess, null);
    return graph;
  }

  @Benchmark
  public double ours() {
    return descent.step(inputs);
  }

  @Benchmark
  public Object bare() {
    return bareGraph.fit(data);
  }

  @Benchmark
  public double loops() {
    return loops.step();
  }
}
