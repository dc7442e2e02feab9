package dev.plumbline.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedEncodersTest {
  private static final EncodersConfig CONFIG = EncodersConfig.defaults();
  private static final List<RgbImage> PICTURE = List.of(new RgbImage(1, 1, new int[1]));

  private final SharedEncoders shared = new SharedEncoders();

  @Test
  void oneModelServesAllWhoAskAlike() {
    try (ImageEncoder first = shared.image(CONFIG)) {
      try (ImageEncoder second = shared.image(CONFIG)) {
        assertThat(shared.loaded()).isEqualTo(1);
        assertThat(second.encode(PICTURE)).isEqualTo(first.encode(PICTURE));
      }
      assertThat(shared.loaded()).isEqualTo(1);
      assertThat(first.encode(PICTURE)).hasSize(1);
    }
    assertThat(shared.loaded()).isZero();
  }

  @Test
  void theDefaultIsTheShippedPreset() {
    EncodersConfig named = new EncodersConfig("scenes-cnn", "minilm", "auto", 1, 32);
    try (ImageEncoder image = shared.image(CONFIG);
        ImageEncoder same = shared.image(named)) {
      assertThat(same.version()).isEqualTo(image.version());
      assertThat(image.version().name()).isEqualTo("scenes-cnn");
      assertThat(shared.loaded()).isEqualTo(1);
    }
  }

  @Test
  void otherSettingsAreAnotherModelOfTheSameVersion() {
    EncodersConfig other = new EncodersConfig("default", "default", "auto", 2, 32);
    try (ImageEncoder one = shared.image(CONFIG);
        ImageEncoder two = shared.image(other)) {
      assertThat(shared.loaded()).isEqualTo(2);
      assertThat(two.version()).isEqualTo(one.version());
    }
  }

  @Test
  void aClosedLeaseIsOfNoUseToItsHolderAlone() {
    ImageEncoder first = shared.image(CONFIG);
    try (ImageEncoder second = shared.image(CONFIG)) {
      first.close();
      first.close();
      assertThatThrownBy(() -> first.encode(PICTURE)).isInstanceOf(IllegalStateException.class);
      assertThat(second.encode(PICTURE)).hasSize(1);
    }
    assertThat(shared.loaded()).isZero();
  }

  @Test
  void manyWhoComeAtOnceGetOneModel() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      Callable<ImageEncoder> open = () -> shared.image(CONFIG);
      List<Future<ImageEncoder>> opened = pool.invokeAll(List.of(open, open, open, open));
      assertThat(shared.loaded()).isEqualTo(1);
      for (Future<ImageEncoder> encoder : opened) {
        encoder.get().close();
      }
      assertThat(shared.loaded()).isZero();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aPresetWithoutTheAskedPartIsRefused() {
    EncodersConfig swapped = new EncodersConfig("minilm", "scenes-cnn", "cpu", 1, 1);
    assertThatThrownBy(() -> shared.image(swapped))
        .hasMessage("preset 'minilm': no 'image' part (expected: one)");
    assertThatThrownBy(() -> shared.text(swapped))
        .hasMessage("preset 'scenes-cnn': no 'text' part (expected: one)");
    assertThat(shared.loaded()).isZero();
  }

  @Test
  void aDeviceThatIsNotThereIsRefusedAndNothingIsKept() {
    EncodersConfig gpu = new EncodersConfig("default", "default", "gpu:99", 1, 1);
    assertThatThrownBy(() -> shared.image(gpu)).hasMessageContaining("gpu:99 (expected: below");
    assertThat(shared.loaded()).isZero();
    try (TextEncoder text = shared.text(CONFIG)) {
      assertThat(text.dimension()).isEqualTo(384);
    }
  }
}
