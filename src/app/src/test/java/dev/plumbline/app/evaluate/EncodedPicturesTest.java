package dev.plumbline.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncodedPicturesTest {
  /** The picture's colour is its vector. */
  private static final class ColourEncoder implements ImageEncoder {
    private final List<Integer> batches = new ArrayList<>();

    @Override
    public EncoderVersion version() {
      return Pairs.EYE;
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public List<EncodedContent> encode(List<RgbImage> images) {
      batches.add(images.size());
      return images.stream().map(image -> content(image.pixels()[0])).toList();
    }

    @Override
    public void close() {}
  }

  /** A text's length is its vector. */
  private static final class LengthEncoder implements TextEncoder {
    @Override
    public EncoderVersion version() {
      return Pairs.EAR;
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public List<EncodedContent> encode(List<String> texts) {
      return texts.stream().map(text -> content(text.length())).toList();
    }

    @Override
    public void close() {}
  }

  private static EncodedContent content(int value) {
    return new EncodedContent(FloatVector.of(value), LocalVectors.none());
  }

  @Test
  void keepsVectorsWithTheirPictures() {
    ColourEncoder images = new ColourEncoder();
    List<PictureVectors> encoded =
        new EncodedPictures(
                images,
                new LengthEncoder(),
                3,
                new ProgressLine(
                    new PrintWriter(new StringWriter()), false, System::nanoTime, 7, "pictures"))
            .encode(
                IntStream.range(0, 7)
                    .mapToObj(
                        i ->
                            new EncodedPictures.Captioned(
                                "p" + i,
                                new RgbImage(1, 1, new int[] {i}),
                                IntStream.rangeClosed(0, i).mapToObj("x"::repeat).toList()))
                    .iterator());
    assertThat(images.batches).containsExactly(3, 3, 1);
    for (int i = 0; i < 7; i++) {
      PictureVectors picture = encoded.get(i);
      assertThat(picture.picture()).isEqualTo("p" + i);
      assertThat(picture.image())
          .isEqualTo(new PictureVectors.Encoded(Pairs.EYE, FloatVector.of(i)));
      assertThat(picture.captions())
          .isEqualTo(
              IntStream.rangeClosed(0, i)
                  .mapToObj(n -> new PictureVectors.Encoded(Pairs.EAR, FloatVector.of(n)))
                  .toList());
    }
  }
}
