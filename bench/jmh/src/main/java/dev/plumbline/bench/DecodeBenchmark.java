package dev.plumbline.bench;

import dev.plumbline.core.decode.ImageLimits;
import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.decode.SafeImageLoader;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A picture's checks and its decoding, as ingest does them, beside ImageIO alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
  private static final int MAX_BYTES = 1 << 20;
  private static final long MAX_PIXELS = 50_000_000;

  @Param({"jpeg", "png"})
  private String format = "jpeg";

  @Param({"128", "640"})
  private int side = 128;

  private final ImageLoader loader =
      new SafeImageLoader(ImageLimits.of(MAX_BYTES, MAX_PIXELS), ReferencePolicy.none());
  private byte[] bytes = {};

  /** Writes the picture. */
  @Setup
  public void write() throws IOException {
    RgbImage scene = new Scenes(ScenesConfig.of(1)).scene(0).image();
    BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(scene.toBufferedImage(), 0, 0, side, side, null);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(scaled, format, out)) {
      throw new IllegalStateException("ImageIO writes no " + format);
    }
    bytes = out.toByteArray();
  }

  /** With all checks. */
  @Benchmark
  public RgbImage checked() throws RejectedException {
    return loader.load(new ImageContent.Inline(bytes));
  }

  /** What the checks are measured against. */
  @Benchmark
  public BufferedImage imageIo() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }
}
