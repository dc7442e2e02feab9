package dev.plumbline.app.evaluate;

import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.app.evaluate.PictureVectors.Encoded;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.encoders.Encoders;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Encodes pictures and their captions in this process, in batches. */
final class EncodedPictures {
  private final ImageEncoder images;
  private final TextEncoder texts;
  private final int batch;
  private final ProgressLine progress;

  /**
   * Takes the encoders.
   *
   * @param batch pictures that are encoded together
   * @param progress is shown how many are done
   */
  EncodedPictures(ImageEncoder images, TextEncoder texts, int batch, ProgressLine progress) {
    this.images = images;
    this.texts = texts;
    this.batch = batch;
    this.progress = progress;
  }

  /** With the configured encoders; progress is shown among the messages. */
  static EncodedPictures of(
      Encoders encoders, PlumblineConfig config, long total, PrintWriter messages) {
    return new EncodedPictures(
        encoders.image(),
        encoders.text(),
        config.encoders().batch(),
        new ProgressLine(
            messages, ProgressLine.onTerminal(), System::nanoTime, total, "pictures encoded"));
  }

  /** A decoded picture and what is said of it. */
  record Captioned(String name, RgbImage image, List<String> captions) {
    Captioned {
      captions = List.copyOf(captions);
    }
  }

  /** Encodes all; pictures that are not decoded yet are decoded a batch at a time. */
  List<PictureVectors> encode(Iterator<Captioned> pictures) {
    List<PictureVectors> encoded = new ArrayList<>();
    List<Captioned> next = new ArrayList<>();
    while (pictures.hasNext()) {
      next.add(pictures.next());
      if (next.size() == batch || !pictures.hasNext()) {
        encoded.addAll(encodeBatch(next));
        next.clear();
        progress.show(encoded.size(), "");
      }
    }
    progress.finish();
    return encoded;
  }

  private List<PictureVectors> encodeBatch(List<Captioned> pictures) {
    List<EncodedContent> visual = images.encode(pictures.stream().map(Captioned::image).toList());
    List<EncodedContent> textual =
        texts.encode(pictures.stream().flatMap(p -> p.captions().stream()).toList());
    Iterator<EncodedContent> captions = textual.iterator();
    List<PictureVectors> encoded = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      encoded.add(
          new PictureVectors(
              pictures.get(i).name(),
              new Encoded(images.version(), visual.get(i).global()),
              pictures.get(i).captions().stream()
                  .map(text -> new Encoded(texts.version(), captions.next().global()))
                  .toList()));
    }
    return encoded;
  }
}
