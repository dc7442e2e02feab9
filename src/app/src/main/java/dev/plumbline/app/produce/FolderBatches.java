package dev.plumbline.app.produce;

import dev.plumbline.app.produce.captions.CaptionedPicture;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ItemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A folder's pictures with their captions as events. A picture that is not there is counted. */
final class FolderBatches implements Iterator<Batch> {
  private final Path folder;
  private final boolean byReference;
  private final String tenant;
  private final InstantSource clock;
  private final Predicate<String> isDone;
  private final Iterator<CaptionedPicture> pictures;
  private final List<String> missing = new ArrayList<>();

  /**
   * Takes pictures of a folder.
   *
   * @param byReference whether the events name the files and do not hold their bytes
   * @param isDone tells, of an item's id, that it need not be sent
   */
  FolderBatches(
      Path folder,
      List<CaptionedPicture> pictures,
      boolean byReference,
      String tenant,
      InstantSource clock,
      Predicate<String> isDone) {
    this.folder = folder;
    this.byReference = byReference;
    this.tenant = tenant;
    this.clock = clock;
    this.isDone = isDone;
    this.pictures = pictures.iterator();
  }

  /** Those pictures, of the ones asked for so far, that are not in the folder. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  @Override
  public boolean hasNext() {
    return pictures.hasNext();
  }

  @Override
  public Batch next() {
    CaptionedPicture picture = pictures.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<ItemEvent> events = new ArrayList<>();
    if (!isDone.test(picture.name())) {
      Optional<ImageContent> content = content(folder.resolve(picture.path()));
      if (content.isEmpty()) {
        missing.add(picture.path());
        return new Batch(List.of());
      }
      events.add(
          new ItemEvent.Image(
              new ItemId(tenant, picture.name()),
              content.get(),
              picture.attributes(),
              now,
              "folder"));
    }
    for (CaptionedPicture.Caption caption : picture.captions()) {
      String id = picture.id(caption);
      if (!isDone.test(id)) {
        events.add(
            new ItemEvent.Caption(
                new ItemId(tenant, id),
                picture.name(),
                caption.text(),
                caption.attributes(),
                now,
                "folder"));
      }
    }
    return new Batch(events);
  }

  private Optional<ImageContent> content(Path file) {
    if (byReference) {
      return Files.isRegularFile(file)
          ? Optional.of(new ImageContent.Reference(file.toUri()))
          : Optional.empty();
    }
    try {
      return Optional.of(new ImageContent.Inline(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
