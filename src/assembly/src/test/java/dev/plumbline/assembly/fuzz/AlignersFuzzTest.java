package dev.plumbline.assembly.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.core.align.artifact.AlignerCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes are an aligner's archive or are refused. */
class AlignersFuzzTest {
  private static final Pattern SUM = Pattern.compile("content has SHA-256 ([0-9a-f]{64}) ");
  private static final String HEADER = "header.txt";
  private static final List<String> TENSORS =
      List.of(
          "textual.0.weight",
          "textual.0.bias",
          "textual.0.landmarks",
          "textual.1.weight",
          "textual.1.bias",
          "visual.0.weight",
          "visual.0.bias",
          "visual.0.landmarks",
          "visual.1.weight",
          "visual.1.bias");

  @FuzzTest(maxDuration = "10m")
  void decode(byte[] archive) {
    refusal(archive);
  }

  /**
   * The checksum stops most changes: here it is made to fit. The bytes are the header, a zero, and
   * the tensors in the order of {@link #TENSORS}, each after its length in two bytes; length 0 is a
   * tensor that is not there.
   */
  @FuzzTest(maxDuration = "10m")
  void sealed(byte[] bytes) throws IOException {
    refusal(sealedArchive(bytes));
  }

  /** Else the one above would try what no archive is like. */
  @ParameterizedTest
  @ValueSource(strings = {"cca", "kcca"})
  void whatSealedBeginsWithIsRead(String name) throws IOException {
    try (InputStream kept =
        getClass().getResourceAsStream("AlignersFuzzTestInputs/sealed/" + name)) {
      assertThat(refusal(sealedArchive(kept.readAllBytes()))).isEmpty();
    }
  }

  private static byte[] sealedArchive(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = entries(ByteBuffer.wrap(bytes));
    byte[] unsealed = zip(entries, "0");
    Matcher sum = SUM.matcher(refusal(unsealed).orElse(""));
    return sum.find() ? zip(entries, sum.group(1)) : unsealed;
  }

  private static Optional<String> refusal(byte[] archive) {
    try {
      AlignerCodec.decode(archive);
      return Optional.empty();
    } catch (IllegalArgumentException e) { // as it should be
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, byte[]> entries(ByteBuffer bytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    int header = 0;
    while (header < bytes.limit() && bytes.get(header) != 0) {
      header++;
    }
    entries.put(HEADER, taken(bytes, header));
    taken(bytes, 1);
    for (String tensor : TENSORS) {
      int length = bytes.remaining() < 2 ? 0 : Short.toUnsignedInt(bytes.getShort());
      if (length > 0) {
        entries.put(tensor + ".npy", taken(bytes, length));
      }
    }
    return entries;
  }

  private static byte[] taken(ByteBuffer bytes, int length) {
    byte[] taken = new byte[Math.min(length, bytes.remaining())];
    bytes.get(taken);
    return taken;
  }

  private static byte[] zip(Map<String, byte[]> entries, String sum) throws IOException {
    String header = new String(entries.get(HEADER), StandardCharsets.ISO_8859_1);
    Map<String, byte[]> all = new LinkedHashMap<>(entries);
    all.put(HEADER, (header + "\nsha256=" + sum + "\n").getBytes(StandardCharsets.ISO_8859_1));
    return Zips.of(all);
  }
}
