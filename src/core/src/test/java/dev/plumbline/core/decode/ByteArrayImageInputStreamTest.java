package dev.plumbline.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ByteArrayImageInputStreamTest {
  private final ByteArrayImageInputStream stream =
      new ByteArrayImageInputStream(new byte[] {1, 2, 3, (byte) 0xFF});

  @Test
  void readsFromWhereItIsPut() throws IOException {
    assertThat(stream.length()).isEqualTo(4);
    assertThat(stream.readUnsignedShort()).isEqualTo(0x0102);
    byte[] rest = new byte[8];
    assertThat(stream.read(rest, 1, 7)).isEqualTo(2);
    assertThat(rest).containsExactly(0, 3, -1, 0, 0, 0, 0, 0);
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.read(rest, 0, 8)).isEqualTo(-1);
    stream.seek(3);
    assertThat(stream.readBits(4)).isEqualTo(0xF);
    assertThat(stream.read()).isEqualTo(0xFF);
  }

  @Test
  void stopsWhoeverTakesTheEndForNoReasonToStop() {
    assertThatIOException()
        .isThrownBy(
            () -> {
              stream.seek(4);
              for (int i = 0; i < 1_000_000; i++) {
                try {
                  stream.readByte();
                } catch (EOFException e) {
                  // as some readers do
                }
              }
            })
        .withMessageContaining("past the end of its 4 bytes");
  }
}
