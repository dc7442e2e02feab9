package dev.plumbline.core.encode;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Encodes a micro-batch of events: the pictures in one call of the image encoder, the captions in
 * one call of the text encoder. One bad event costs only itself: what cannot be decoded is rejected
 * before the batch is formed, and a batch that the model refuses is halved until the culprit stands
 * alone. Thread-safe if its parts are.
 */
public final class ItemEncoder {
  private final ImageLoader loader;
  private final ImageEncoder imageEncoder;
  private final TextEncoder textEncoder;
  private final int maxTextLength;
  private final Executor loads;

  /**
   * @param maxTextLength longest caption, in UTF-16 units
   * @param loads runs the loading of pictures; the caller shuts it down
   */
  public ItemEncoder(
      ImageLoader loader,
      ImageEncoder imageEncoder,
      TextEncoder textEncoder,
      int maxTextLength,
      Executor loads) {
    this.loads = loads;
    this.loader = loader;
    this.imageEncoder = imageEncoder;
    this.textEncoder = textEncoder;
    this.maxTextLength = maxTextLength;
  }

  /**
   * Encodes events; outcomes stand in the events' order.
   *
   * @throws dev.plumbline.core.model.ServiceException if the failure is transient: the whole batch
   *     is worth another try
   */
  public List<EncodeOutcome> encode(List<? extends ItemEvent> events) {
    return encode(load(events));
  }

  /**
   * Checks events and loads their pictures: what is done before the models work. A thread can do it
   * for the next batch while another one is encoded.
   *
   * @throws dev.plumbline.core.model.ServiceException if the failure is transient: the whole batch
   *     is worth another try
   */
  public LoadedBatch load(List<? extends ItemEvent> events) {
    EncodeOutcome[] outcomes = new EncodeOutcome[events.size()];
    List<Job<RgbImage>> images = new ArrayList<>();
    List<Job<String>> texts = new ArrayList<>();
    PictureLoads pictures = PictureLoads.start(events, loader, loads);
    try {
      for (int place = 0; place < events.size(); place++) {
        try {
          switchOn(events.get(place), place, pictures.get(place), outcomes, images, texts);
        } catch (RejectedException e) {
          outcomes[place] = new EncodeOutcome.Rejected(e.rejection(), e);
        } catch (IllegalArgumentException e) { // an item that may not be
          outcomes[place] =
              new EncodeOutcome.Rejected(
                  new Rejection(Rejection.Reason.INVALID_EVENT, String.valueOf(e.getMessage())), e);
        }
      }
    } finally {
      pictures.cancel();
    }
    return new LoadedBatch(outcomes, images, texts);
  }

  /**
   * Encodes what was loaded; outcomes stand in the events' order. A batch may be encoded again.
   *
   * @throws dev.plumbline.core.model.ServiceException if the failure is transient: the whole batch
   *     is worth another try
   */
  public List<EncodeOutcome> encode(LoadedBatch batch) {
    EncodeOutcome[] outcomes = batch.outcomes.clone();
    run(batch.images, imageEncoder::encode, imageEncoder.version(), outcomes);
    run(batch.texts, textEncoder::encode, textEncoder.version(), outcomes);
    return Arrays.asList(outcomes);
  }

  /** Events whose pictures are loaded. Immutable. */
  public static final class LoadedBatch {
    /** Of what needs no model or was rejected; null where a model is to say. */
    private final EncodeOutcome[] outcomes;

    private final List<Job<RgbImage>> images;
    private final List<Job<String>> texts;

    private LoadedBatch(
        EncodeOutcome[] outcomes, List<Job<RgbImage>> images, List<Job<String>> texts) {
      this.outcomes = outcomes;
      this.images = images;
      this.texts = texts;
    }
  }

  private void switchOn(
      ItemEvent event,
      int place,
      List<RgbImage> pictures,
      EncodeOutcome[] outcomes,
      List<Job<RgbImage>> images,
      List<Job<String>> texts)
      throws RejectedException {
    if (event instanceof ItemEvent.Delete delete) {
      outcomes[place] =
          new EncodeOutcome.Done(new EncodingEvent.Deleted(delete.id(), delete.eventTime()));
    } else if (event instanceof ItemEvent.Caption caption) {
      String text = checked(PlainText.of(caption.text()));
      texts.add(new Job<>(place, captionItem(caption, text), List.of(text), List.of()));
    } else if (event instanceof ItemEvent.Image image) {
      images.add(new Job<>(place, imageItem(image), pictures, List.of()));
    } else if (event instanceof ItemEvent.Clip clip) {
      images.add(clipJob(place, clip, pictures));
    }
  }

  private static Job<RgbImage> clipJob(int place, ItemEvent.Clip clip, List<RgbImage> frames)
      throws RejectedException {
    if (frames.isEmpty()) {
      throw new RejectedException(
          Rejection.Reason.INVALID_EVENT, "frames: none (expected: 1 or more)");
    }
    List<Long> times = clip.frames().stream().map(ItemEvent.Frame::millis).toList();
    Item item =
        new Item(
            clip.id(),
            Modality.CLIP,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            clip.attributes(),
            clip.eventTime(),
            clip.source());
    return new Job<>(place, item, frames, times);
  }

  private String checked(String text) throws RejectedException {
    if (text.isBlank()) {
      throw new RejectedException(Rejection.Reason.EMPTY_TEXT, "text: blank (expected: a word)");
    }
    if (text.length() > maxTextLength) {
      throw new RejectedException(
          Rejection.Reason.TEXT_TOO_LONG,
          "text: " + text.length() + " characters (expected: at most " + maxTextLength + ")");
    }
    return text;
  }

  private static Item captionItem(ItemEvent.Caption caption, String text) {
    return new Item(
        caption.id(),
        Modality.TEXT,
        Optional.of(caption.partOf()),
        Optional.of(text),
        Optional.empty(),
        caption.attributes(),
        caption.eventTime(),
        caption.source());
  }

  private static Item imageItem(ItemEvent.Image image) {
    Optional<String> reference =
        image.content() instanceof ImageContent.Reference there
            ? Optional.of(there.uri().toString())
            : Optional.empty();
    return new Item(
        image.id(),
        Modality.IMAGE,
        Optional.empty(),
        Optional.empty(),
        reference,
        image.attributes(),
        image.eventTime(),
        image.source());
  }

  /** One event's inputs to a model: a caption, a picture, or a clip's frames with their times. */
  private record Job<T>(int place, Item item, List<T> inputs, List<Long> times) {}

  private static <T> void run(
      List<Job<T>> jobs,
      Function<List<T>, List<EncodedContent>> model,
      EncoderVersion version,
      EncodeOutcome[] outcomes) {
    Bisection.apply(
        jobs,
        batch -> {
          List<T> inputs = batch.stream().flatMap(job -> job.inputs().stream()).toList();
          List<EncodedContent> encoded = model.apply(inputs);
          int next = 0;
          for (Job<T> job : batch) {
            List<EncodedContent> own = encoded.subList(next, next + job.inputs().size());
            next += job.inputs().size();
            EncodedContent content =
                job.times().isEmpty() ? own.get(0) : Clips.pool(own, job.times());
            outcomes[job.place()] =
                new EncodeOutcome.Done(
                    new EncodingEvent.Encoded(
                        new Encoding(job.item(), version, content.global(), content.locals())));
          }
        },
        (job, error) ->
            outcomes[job.place()] =
                new EncodeOutcome.Rejected(
                    new Rejection(Rejection.Reason.ENCODER_FAILED, version + ": " + error), error));
  }
}
