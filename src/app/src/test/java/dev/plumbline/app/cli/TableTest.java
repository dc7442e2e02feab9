package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void numbersStandAtTheRight() {
    StringWriter out = new StringWriter();
    new Table("rank", "id").row(1, "a").row(10, "bb").print(new PrintWriter(out));
    assertThat(out.toString().lines()).containsExactly("rank  id", "   1  a", "  10  bb");
  }

  @Test
  void aRowHasOneCellAColumn() {
    assertThatThrownBy(() -> new Table("a", "b").row(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells (expected: 2, one a column)");
  }
}
