package dev.plumbline.app.evaluate;

import dev.plumbline.app.evaluate.EncodedPictures.Captioned;
import dev.plumbline.app.produce.captions.CaptionedPicture;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.encoders.Encoders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder's pictures with their captions; one that is missing or broken is left out. */
final class FolderPairs implements PairSource {
  private static final Logger log = LoggerFactory.getLogger(FolderPairs.class);

  private final PlumblineConfig config;
  private final PrintWriter messages;
  private final FolderOptions options;

  FolderPairs(PlumblineConfig config, PrintWriter messages, FolderOptions options) {
    this.config = config;
    this.messages = messages;
    this.options = options;
  }

  @Override
  public String name() {
    return "pictures in " + options.folder();
  }

  @Override
  public List<PictureVectors> draw() throws IOException {
    List<CaptionedPicture> pictures = options.read();
    ImageLoader loader = Assembly.imageLoader(config);
    try (Encoders encoders = Assembly.openEncoders(config)) {
      return EncodedPictures.of(encoders, config, pictures.size(), messages)
          .encode(pictures.stream().flatMap(p -> decode(p, loader).stream()).iterator());
    }
  }

  private Optional<Captioned> decode(CaptionedPicture picture, ImageLoader loader) {
    Path file = options.folder().resolve(picture.path());
    try {
      return Optional.of(
          new Captioned(
              picture.name(),
              loader.load(new ImageContent.Inline(Files.readAllBytes(file))),
              picture.captions().stream().map(CaptionedPicture.Caption::text).toList()));
    } catch (RejectedException | NoSuchFileException e) {
      log.warn("{} is left out: {}", file, e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
