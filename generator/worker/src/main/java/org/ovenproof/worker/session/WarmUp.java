package org.ovenproof.worker.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.ovenproof.worker.compiler.CellCompiler;
import org.ovenproof.worker.output.Streams;
import org.ovenproof.worker.protocol.Request;

/**
 * Cells of nobody's page, run while the first page is still read: a compiler takes several times as
 * long for the first cells of its process as for later ones.
 */
public final class WarmUp {

  /** How often the cells are run until the compiler is warm. */
  private static final int ROUNDS = 8;

  /** Statements of the kinds that pages are made of. */
  private static final List<String> CELLS =
      List.of(
          """
          int sum = 2 * 3;
          double[] values = {1, 2, sum};
          var squares = java.util.stream.IntStream.range(0, 9).map(i -> i * values.length).sum();
          for (int i = 0; i < 3; i++) {
            sum += i;
          }
          Math.max(squares, sum)
          """,
          """
          record Point(int x, int y) {}
          int twice(int n) {
            return 2 * n;
          }
          var points = java.util.List.of(new Point(1, twice(sum)), new Point(2, 3));
          String text = "n = " + points.size();
          points.stream().map(Point::x).toList()
          """);

  private WarmUp() {}

  /** Runs the cells until the compiler is warm or the first page asks for the worker. */
  public static void run(
      Streams streams,
      Optional<CellCompiler> compiler,
      Request.Open open,
      BooleanSupplier awaited) {
    for (int round = 0; round < ROUNDS && !awaited.getAsBoolean(); round++) {
      try (Session session = new Session(streams, compiler, question -> {})) {
        session.begin(open.imports(), open.seed());
        for (String cell : CELLS) {
          if (!awaited.getAsBoolean()) {
            session.run(cell, false, Set.of());
          }
        }
      }
    }
    compiler.ifPresent(CellCompiler::forget);
  }
}
