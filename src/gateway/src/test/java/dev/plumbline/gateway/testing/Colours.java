package dev.plumbline.gateway.testing;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.scenes.Colour;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Encoders that see colours alone: a picture is how much of each colour is in it, a text which
 * colours it names. So both are in one space from the start, and it is plain which picture a query
 * must find.
 */
public final class Colours {
  public static final EncoderVersion VERSION = new EncoderVersion("colours", "1");
  private static final Colour[] PALETTE = Colour.values();

  /** Something of every colour is in everything, so that no vector is zero. */
  private static final float TRACE = 0.01f;

  private Colours() {}

  /** An aligner that changes nothing. */
  public static Aligner aligner(long version, Map<String, Double> metrics) {
    AlignerVersion number = new AlignerVersion(version);
    AlignerHeader header =
        new AlignerHeader(
            number,
            "identity",
            VERSION,
            VERSION,
            metrics,
            version == 1 ? Optional.empty() : Optional.of(new AlignerVersion(version - 1)),
            Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600 * version));
    return new Aligner(header, identity(), identity());
  }

  public static int dimension() {
    return PALETTE.length;
  }

  public static FloatVector of(RgbImage image) {
    float[] amounts = new float[PALETTE.length];
    for (int pixel : image.pixels()) {
      amounts[nearest(pixel)]++;
    }
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = TRACE + (float) Math.sqrt(amounts[i] / image.pixels().length);
    }
    return FloatVector.wrap(amounts).normalized();
  }

  public static FloatVector of(String text) {
    float[] amounts = new float[PALETTE.length];
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = TRACE + (PALETTE[i].names().stream().anyMatch(lower::contains) ? 1 : 0);
    }
    return FloatVector.wrap(amounts).normalized();
  }

  public static ImageEncoder images() {
    return new ImageEncoder() {
      @Override
      public EncoderVersion version() {
        return VERSION;
      }

      @Override
      public int dimension() {
        return PALETTE.length;
      }

      @Override
      public List<EncodedContent> encode(List<RgbImage> images) {
        return images.stream().map(i -> new EncodedContent(of(i), LocalVectors.none())).toList();
      }

      @Override
      public void close() {}
    };
  }

  public static TextEncoder texts() {
    return new TextEncoder() {
      @Override
      public EncoderVersion version() {
        return VERSION;
      }

      @Override
      public int dimension() {
        return PALETTE.length;
      }

      @Override
      public List<EncodedContent> encode(List<String> texts) {
        return texts.stream().map(t -> new EncodedContent(of(t), LocalVectors.none())).toList();
      }

      @Override
      public void close() {}
    };
  }

  private static Projection identity() {
    float[] weight = new float[PALETTE.length * PALETTE.length];
    for (int i = 0; i < PALETTE.length; i++) {
      weight[i * PALETTE.length + i] = 1;
    }
    return new Projection(
        List.of(
            new Affine(
                FloatMatrix.wrap(PALETTE.length, PALETTE.length, weight),
                FloatVector.wrap(new float[PALETTE.length]))));
  }

  private static int nearest(int pixel) {
    int best = 0;
    int bestDistance = Integer.MAX_VALUE;
    for (int i = 0; i < PALETTE.length; i++) {
      int distance = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (pixel >> shift & 255) - (PALETTE[i].rgb() >> shift & 255);
        distance += difference * difference;
      }
      if (distance < bestDistance) {
        best = i;
        bestDistance = distance;
      }
    }
    return best;
  }
}
