package dev.plumbline.core.align.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.align.Activation;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Modality;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlignerCodecTest {
  private static FloatMatrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] data = new float[rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return FloatMatrix.wrap(rows, columns, data);
  }

  private static Aligner aligner() {
    Projection visual =
        new Projection(
            List.of(
                new Affine(random(5, 4, 1), FloatVector.of(1, 2, 3, 4)),
                new Activation(Activation.Kind.RELU, 4),
                new Affine(random(4, 3, 2), FloatVector.of(0, 0, -1)),
                new Normalize(3)));
    Projection textual =
        new Projection(
            List.of(
                new KernelFeatures(KernelFeatures.Kernel.RBF, 0.25, 1, 2, random(7, 6, 3)),
                new Affine(random(7, 3, 4), FloatVector.of(0, 1, 0))));
    return new Aligner(
        new AlignerHeader(
            new AlignerVersion(7),
            "kcca = \u00e9 #1",
            new EncoderVersion("scenes-cnn", "1:2"),
            new EncoderVersion("mini lm", "q"),
            Map.of("holdout.rsum", 123.5),
            Optional.of(new AlignerVersion(6)),
            Instant.parse("2026-01-02T03:04:05.678Z")),
        visual,
        textual);
  }

  @Test
  void readsWhatItWrote() {
    byte[] archive = AlignerCodec.encode(aligner());
    assertThat(AlignerCodec.decode(archive)).isEqualTo(aligner());
    assertThat(AlignerCodec.encode(aligner())).isEqualTo(archive);
  }

  @Test
  void opensWhatItPublished() {
    AlignerEvent event = AlignerCodec.publish(aligner());
    assertThat(AlignerCodec.open(event)).isEqualTo(aligner());
    AlignerEvent other = new AlignerEvent(event.header(), event.artifact(), "0".repeat(64));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlignerCodec.open(other))
        .withMessageContaining("SHA-256");
  }

  @Test
  void refusesAHeaderThatWasChanged() {
    Map<String, byte[]> entries = Archive.unzip(AlignerCodec.encode(aligner()));
    String header = new String(entries.get("header.txt"), StandardCharsets.UTF_8);
    for (String change : List.of("version=7>version=8", "123.5>600.0", "parent=6\n>")) {
      String[] parts = change.split(">", -1);
      assertThat(header).contains(parts[0]);
      entries.put(
          "header.txt", header.replace(parts[0], parts[1]).getBytes(StandardCharsets.UTF_8));
      byte[] changed = Archive.zip(entries);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AlignerCodec.decode(changed))
          .withMessageContaining("archive: its content has SHA-256 ");
    }
  }

  @Test
  void refusesVectorsThatItWasNotFittedOn() {
    Aligner aligner = AlignerCodec.decode(AlignerCodec.encode(aligner()));
    EncoderVersion mini = new EncoderVersion("mini lm", "q");
    aligner.checkEncoding(Modality.TEXT, mini, 6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aligner.checkEncoding(Modality.IMAGE, mini, 5))
        .withMessage("vectors of mini lm@q (expected: of scenes-cnn@1:2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aligner.checkEncoding(Modality.TEXT, mini, 5))
        .withMessage("vectors of 5 values (expected: 6)");
  }

  @Test
  void refusesDamageOrReadsTheSame() {
    byte[] archive = AlignerCodec.encode(aligner());
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = archive.clone();
      int flips = 1 + random.nextInt(3);
      for (int f = 0; f < flips; f++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (round % 4 == 0) {
        damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      byte[] bytes = damaged;
      try {
        assertThat(AlignerCodec.decode(bytes)).isEqualTo(aligner());
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void refusesAnotherFormat() {
    byte[] bomb =
        Archive.zip(
            Map.of(
                "a.npy", new byte[0], "header.txt", "format=x".getBytes(StandardCharsets.UTF_8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlignerCodec.decode(bomb))
        .withMessageContaining("format");
    assertThatIllegalArgumentException().isThrownBy(() -> AlignerCodec.decode(new byte[0]));
  }
}
