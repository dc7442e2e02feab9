package dev.plumbline.methods.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir Path folder;

  @Test
  void findsTheDataAboveTheWorkingFolder() throws Exception {
    Path data = Files.createDirectories(folder.resolve("shared/data/mnist")).getParent();
    Path deep = Files.createDirectories(folder.resolve("a/b/c"));
    assertThat(DataRoot.find(Map.of(), deep)).contains(new DataRoot(data));
    assertThat(new DataRoot(data).folder("mnist")).isPresent();
    assertThat(new DataRoot(data).folder("wikipedia")).isEmpty();
    assertThat(DataRoot.find(Map.of(DataRoot.VARIABLE, deep.toString()), folder))
        .contains(new DataRoot(deep));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataRoot.find(Map.of(DataRoot.VARIABLE, "/no/such"), folder))
        .withMessage("PLUMBLINE_DATA: /no/such (expected: a folder)");
  }

  @Test
  void readsMnist() throws Exception {
    write("train", 2);
    write("t10k", 1);
    Mnist mnist = Mnist.read(folder);
    assertThat(mnist.train().count()).isEqualTo(2);
    assertThat(mnist.train().labels()).containsExactly(0, 1);
    assertThat(mnist.train().pixel(1, 0, 27)).isEqualTo(((784 + 27) % 256) / 255f);
    LabelledImages ones = mnist.train().of(List.of(7, 1));
    assertThat(ones.labels()).containsExactly(1);
    assertThat(ones.pixels().get(0, 27)).isEqualTo(mnist.train().pixel(1, 0, 27));
  }

  @Test
  void refusesADamagedFile() throws Exception {
    write("train", 2);
    write("t10k", 1);
    Path file = folder.resolve("train-images-idx3-ubyte");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Mnist.read(folder))
        .withMessageContaining("not 1568 values long");
    bytes[3] = 1;
    Files.write(file, bytes);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Mnist.read(folder))
        .withMessageContaining("magic 2049 (expected: 2051)");
  }

  private void write(String part, int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * 784);
    images.putInt(0x0803).putInt(count).putInt(28).putInt(28);
    for (int i = 0; i < count * 784; i++) {
      images.put((byte) i);
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
    for (int i = 0; i < count; i++) {
      labels.put((byte) i);
    }
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }
}
