package dev.plumbline.encoders.text;

import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.encoders.djl.DeviceChoice;
import dev.plumbline.encoders.djl.ModelRunner;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A {@link TextEncoder} on any model that DJL loads. Local vectors are the tokens'. */
public final class DjlTextEncoder implements TextEncoder {
  private final EncoderVersion version;
  private final SpanTokenizer tokenizer;
  private final ModelRunner<String> runner;
  private final int dimension;

  /**
   * Loads the model and warms it up.
   *
   * @param threads texts are spread over this many threads
   * @param batch texts in one run of the model, at most
   * @throws IllegalArgumentException if a file, the device or a named output is not there
   * @throws dev.plumbline.core.model.ServiceException if the engine cannot load or run the model
   */
  public DjlTextEncoder(TextModel spec, DeviceChoice device, int threads, int batch) {
    this.version = spec.version();
    this.tokenizer = new SpanTokenizer(spec.tokenizer(), spec.maxLength());
    try {
      this.runner =
          new ModelRunner<>(
              spec.model(),
              device,
              threads,
              spec.alone() ? 1 : batch,
              String[]::new,
              new TextTranslator(spec, tokenizer));
      this.dimension = runner.warmUp("a warm-up").global().dimension();
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  @Override
  public EncoderVersion version() {
    return version;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  /** Texts of like length run together, so that little is spent on padding. */
  @Override
  public List<EncodedContent> encode(List<String> texts) {
    int[] order =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> texts.get(i).length()))
            .mapToInt(i -> i)
            .toArray();
    List<EncodedContent> sorted = runner.run(Arrays.stream(order).mapToObj(texts::get).toList());
    EncodedContent[] encoded = new EncodedContent[order.length];
    for (int i = 0; i < order.length; i++) {
      encoded[order[i]] = sorted.get(i);
    }
    return List.of(encoded);
  }

  @Override
  public void close() {
    runner.close();
    tokenizer.close();
  }
}
