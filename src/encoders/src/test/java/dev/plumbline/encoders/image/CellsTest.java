package dev.plumbline.encoders.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Region;
import dev.plumbline.encoders.djl.Outputs;
import dev.plumbline.encoders.image.ImageModel.Form;
import dev.plumbline.encoders.image.ImageModel.Locals;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static LocalVectors cells(Form form, int skip, int item, long... shape) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Shape of = new Shape(shape);
      NDArray counted = manager.arange((int) of.size()).toType(DataType.FLOAT32, false).reshape(of);
      counted.setName("cells");
      return Cells.of(new Outputs(new NDList(counted)), new Locals("cells", form, skip))
          .of(item, false);
    }
  }

  @Test
  void aMapsCellsStandRowByRowWithTheirValuesTogether() {
    // [2, 3, 2, 2]: value = 12 item + 4 channel + 2 row + column
    LocalVectors second = cells(Form.MAP, 0, 1, 2, 3, 2, 2);
    assertThat(second.regions())
        .isEqualTo(
            List.of(
                new Region.Cell(0, 0, 2, 2),
                new Region.Cell(0, 1, 2, 2),
                new Region.Cell(1, 0, 2, 2),
                new Region.Cell(1, 1, 2, 2)));
    assertThat(second.vectors().row(0)).isEqualTo(FloatVector.of(12, 16, 20));
    assertThat(second.vectors().row(1)).isEqualTo(FloatVector.of(13, 17, 21));
    assertThat(second.vectors().row(2)).isEqualTo(FloatVector.of(14, 18, 22));
    assertThat(second.vectors().row(3)).isEqualTo(FloatVector.of(15, 19, 23));
  }

  @Test
  void aMapNeedNotBeSquare() {
    LocalVectors cells = cells(Form.MAP, 0, 0, 1, 2, 1, 3);
    assertThat(cells.regions())
        .containsExactly(
            new Region.Cell(0, 0, 1, 3), new Region.Cell(0, 1, 1, 3), new Region.Cell(0, 2, 1, 3));
    assertThat(cells.vectors().row(2)).isEqualTo(FloatVector.of(2, 5));
  }

  @Test
  void tokensLeaveOutTheClassToken() {
    // [2, 5, 2]: value = 10 item + 2 token + column
    LocalVectors second = cells(Form.TOKENS, 1, 1, 2, 5, 2);
    assertThat(second.vectors().rows()).isEqualTo(4);
    assertThat(second.vectors().row(0)).isEqualTo(FloatVector.of(12, 13));
    assertThat(second.vectors().row(3)).isEqualTo(FloatVector.of(18, 19));
    assertThat(second.regions().get(2)).isEqualTo(new Region.Cell(1, 0, 2, 2));
  }

  @Test
  void anotherShapeIsNamed() {
    assertThatThrownBy(() -> cells(Form.TOKENS, 1, 0, 1, 6, 2))
        .hasMessage("output 'cells': shape (1, 6, 2) (expected: [n, 1 + a square number, d])");
    assertThatThrownBy(() -> cells(Form.MAP, 0, 0, 1, 6, 2))
        .hasMessage("output 'cells': shape (1, 6, 2) (expected: [n, d, rows, columns])");
    assertThatThrownBy(() -> new Locals("cells", Form.MAP, 1)).hasMessage("skip: 1 (expected: 0)");
  }
}
