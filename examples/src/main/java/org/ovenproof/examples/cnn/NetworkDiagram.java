package org.ovenproof.examples.cnn;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.figure.StackDiagram;

/**
 * The layers of a network from left to right, each as a stack of its maps ({@link StackDiagram}).
 * Layers that keep the shape are named together with the one before them.
 */
public final class NetworkDiagram implements Displayable {

  private final Architecture architecture;

  private record Column(Volume volume, List<String> does) {}

  private NetworkDiagram(Architecture architecture) {
    this.architecture = architecture;
  }

  /** Returns the diagram of a network with these layers. */
  public static NetworkDiagram of(Architecture architecture) {
    return new NetworkDiagram(architecture);
  }

  @Override
  public Output display() {
    StackDiagram diagram = StackDiagram.empty();
    for (Column column : columns()) {
      Volume volume = column.volume();
      diagram =
          diagram.with(
              volume.channels(), volume.height(), volume.width(), volume.toString(), column.does());
    }
    return diagram.display();
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(architecture.input(), new ArrayList<>(List.of("input"))));
    for (Stage stage : architecture.stages()) {
      if (stage.output().equals(stage.input())) {
        columns.get(columns.size() - 1).does().add(stage.summary());
      } else {
        columns.add(new Column(stage.output(), new ArrayList<>(List.of(stage.summary()))));
      }
    }
    return columns;
  }
}
