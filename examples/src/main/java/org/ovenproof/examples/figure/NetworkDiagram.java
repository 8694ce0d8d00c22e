package org.ovenproof.examples.figure;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.cnn.Architecture;
import org.ovenproof.examples.cnn.Stage;
import org.ovenproof.examples.cnn.Volume;

/**
 * The layers of a network from left to right as SVG, each as a stack of its maps: the side of a
 * square is the height of a map, and there are as many squares as maps, but no more than 16. Layers
 * that keep the shape are named together with the one before them.
 */
public final class NetworkDiagram implements Displayable {

  private static final double COLUMN = 94;
  private static final double SIDE = 66;
  private static final double SHIFT = 4;
  private static final int MOST_SQUARES = 16;
  private static final double MIDDLE = 54;
  private static final double BELOW = 124;

  private final Architecture architecture;

  private record Column(String does, Volume volume) {}

  private NetworkDiagram(Architecture architecture) {
    this.architecture = architecture;
  }

  /** Returns the diagram of a network with these layers. */
  public static NetworkDiagram of(Architecture architecture) {
    return new NetworkDiagram(architecture);
  }

  @Override
  public Output display() {
    List<Column> columns = columns();
    Svg svg = new Svg(COLUMN * columns.size(), BELOW + 46);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double centre = COLUMN * (i + 0.5);
      stack(svg, centre, column.volume(), i == 0 ? "none" : Svg.series((i - 1) / 2));
      String[] does = column.does().split(", ");
      svg.text(centre, BELOW, "middle", column.volume().toString());
      for (int row = 0; row < does.length; row++) {
        svg.text(centre, BELOW + 20 + 18.0 * row, "middle", does[row]);
      }
      if (i > 0) {
        arrow(svg, centre - COLUMN / 2);
      }
    }
    return svg.wideDrawing();
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("input", architecture.input()));
    for (Stage stage : architecture.stages()) {
      if (stage.output().equals(stage.input())) {
        Column before = columns.remove(columns.size() - 1);
        columns.add(new Column(before.does() + ", " + stage.summary(), before.volume()));
      } else {
        columns.add(new Column(stage.summary(), stage.output()));
      }
    }
    return columns;
  }

  private void stack(Svg svg, double centre, Volume volume, String fill) {
    int squares = Math.min(volume.channels(), MOST_SQUARES);
    boolean flat = volume.height() == 1 && volume.width() == 1;
    double side = flat ? 14 : Math.max(10, SIDE * volume.height() / architecture.input().height());
    double dx = flat ? 0 : SHIFT;
    double dy = flat ? side : SHIFT;
    double left = centre - (side + dx * (squares - 1)) / 2;
    double top = MIDDLE - (side + dy * (squares - 1)) / 2;
    for (int i = 0; i < squares; i++) {
      svg.rectangle(left + dx * i, top + dy * i, side, side, "var(--chart-ground, #fff)", 1);
      if (!fill.equals("none")) {
        svg.rectangle(left + dx * i, top + dy * i, side, side, fill, 0.35);
      }
    }
  }

  private static void arrow(Svg svg, double x) {
    svg.line(x - 5, MIDDLE, x + 5, MIDDLE, 0.8);
    svg.line(x + 1, MIDDLE - 4, x + 5, MIDDLE, 0.8);
    svg.line(x + 1, MIDDLE + 4, x + 5, MIDDLE, 0.8);
  }
}
