package dev.plumbline.encoders.image;

import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Region;
import dev.plumbline.encoders.djl.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts a batch's local output into the cells of each picture. */
final class Cells {
  private final Outputs.Floats output;
  private final int[] places;
  private final List<Region> regions;

  /**
   * One row a cell.
   *
   * @param output [n, rows, d]
   * @param places the rows that are cells
   * @param regions where each stands
   */
  private Cells(Outputs.Floats output, int[] places, List<Region> regions) {
    this.output = output;
    this.places = places;
    this.regions = regions;
  }

  static Cells of(Outputs outputs, ImageModel.Locals locals) {
    Outputs.Floats output = outputs.floats(locals.output());
    return switch (locals.form()) {
      case TOKENS -> ofTokens(output, locals.skip());
      case MAP -> ofMap(output);
    };
  }

  private static Cells ofTokens(Outputs.Floats output, int skip) {
    Shape shape = output.shape();
    int cells = shape.dimension() == 3 ? Math.toIntExact(shape.get(1)) - skip : -1;
    int side = (int) Math.round(Math.sqrt(cells));
    if (cells < 1 || side * side != cells) {
      throw output.wrong("[n, " + skip + " + a square number, d]");
    }
    return new Cells(output, IntStream.range(skip, skip + cells).toArray(), grid(side, side));
  }

  /** A map's axes are turned so that each cell's values stand together. */
  private static Cells ofMap(Outputs.Floats output) {
    Shape shape = output.shape();
    if (shape.dimension() != 4) {
      throw output.wrong("[n, d, rows, columns]");
    }
    int n = Math.toIntExact(shape.get(0));
    int d = Math.toIntExact(shape.get(1));
    int rows = Math.toIntExact(shape.get(2));
    int columns = Math.toIntExact(shape.get(3));
    int cells = rows * columns;
    float[] turned = new float[output.values().length];
    for (int i = 0; i < n * d; i++) {
      for (int cell = 0; cell < cells; cell++) {
        turned[(i / d * cells + cell) * d + i % d] = output.values()[i * cells + cell];
      }
    }
    Outputs.Floats cellsFirst = new Outputs.Floats(output.name(), new Shape(n, cells, d), turned);
    return new Cells(cellsFirst, IntStream.range(0, cells).toArray(), grid(rows, columns));
  }

  private static List<Region> grid(int rows, int columns) {
    List<Region> grid = new ArrayList<>();
    for (int i = 0; i < rows * columns; i++) {
      grid.add(new Region.Cell(i / columns, i % columns, rows, columns));
    }
    return grid;
  }

  /** One picture's cells. */
  LocalVectors of(int item, boolean normalize) {
    return new LocalVectors(output.rows(item, places, normalize), regions);
  }
}
