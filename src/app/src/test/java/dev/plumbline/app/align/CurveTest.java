package dev.plumbline.app.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() throws Exception {
    Curve curve =
        new Curve(
            List.of(
                new Curve.Point(1, "loss", 1.0 / 3), new Curve.Point(1_000_000, "loss", -1e-12)));
    Path file = folder.resolve("curve.csv");
    curve.write(file);
    assertThat(Curve.read(file)).isEqualTo(curve);
  }

  @Test
  void refusesSomethingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("curve.csv"), "a,b\n1,2\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Curve.read(file))
        .withMessageContaining("line 2 (expected: step,name,value)");
  }
}
