package dev.plumbline.core.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.ServiceException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ItemEncoderTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant FAR = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final RgbImage PIXEL = new RgbImage(1, 1, new int[1]);

  private final FakeEncoder model = new FakeEncoder();
  private ImageLoader loader = content -> PIXEL;

  private List<EncodeOutcome> encode(ItemEvent... events) {
    return new ItemEncoder(c -> loader.load(c), model.images(), model.texts(), 20, Runnable::run)
        .encode(List.of(events));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a red circle,a red circle",
        "עיגול אדום,עיגול אדום",
        "\uD83D\uDD34\u200D\uD83D\uDFE6,\uD83D\uDD34\u200D\uD83D\uDFE6",
        "a\u001B[31mred,a [31mred",
        "a\u0000b,a b",
        "a\uD83Db,a\uFFFDb",
        "twenty characters ok,twenty characters ok"
      })
  void takesText(String text, String read) {
    EncodeOutcome outcome = encode(caption("c", text, WHEN)).get(0);
    assertThat(encoding(outcome).item().text()).contains(read);
    assertThat(model.seenTexts).containsExactly(read);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "'',EMPTY_TEXT",
        " \t ,EMPTY_TEXT",
        "\u0000\u0001,EMPTY_TEXT",
        "twenty-one characters,TEXT_TOO_LONG"
      })
  void rejectsText(String text, Reason reason) {
    assertThat(reason(encode(caption("c", text, WHEN)).get(0))).isEqualTo(reason);
    assertThat(model.seenTexts).isEmpty();
  }

  @Test
  void takesEventsOfAnyTime() {
    List<EncodeOutcome> outcomes =
        encode(
            caption("future", "x", FAR),
            caption("past", "x", Instant.EPOCH.minusSeconds(1L << 40)),
            new ItemEvent.Delete(id("gone"), FAR, ""));
    assertThat(encoding(outcomes.get(0)).item().eventTime()).isEqualTo(FAR);
    assertThat(encoding(outcomes.get(1)).item().eventTime()).isBefore(Instant.EPOCH);
    assertThat(((EncodeOutcome.Done) outcomes.get(2)).event())
        .isEqualTo(new EncodingEvent.Deleted(id("gone"), FAR));
  }

  @Test
  void oneBadPictureCostsOnlyItself() {
    loader =
        content -> {
          if (content.equals(picture(2))) {
            throw new RejectedException(Reason.UNDECODABLE_IMAGE, "torn");
          }
          return PIXEL;
        };
    List<EncodeOutcome> outcomes =
        encode(image("a", picture(1)), image("b", picture(2)), image("c", picture(3)));
    assertThat(encoding(outcomes.get(0)).item().id()).isEqualTo(id("a"));
    assertThat(reason(outcomes.get(1))).isEqualTo(Reason.UNDECODABLE_IMAGE);
    assertThat(encoding(outcomes.get(2)).item().id()).isEqualTo(id("c"));
    assertThat(model.batches).isEqualTo(1);
  }

  @Test
  void findsThePoisonInABatch() {
    model.poison = "poison";
    List<EncodeOutcome> outcomes =
        encode(
            caption("a", "x", WHEN),
            caption("b", "y", WHEN),
            caption("c", "poison", WHEN),
            caption("d", "z", WHEN));
    assertThat(outcomes).hasSize(4);
    assertThat(reason(outcomes.get(2))).isEqualTo(Reason.ENCODER_FAILED);
    for (int place : new int[] {0, 1, 3}) {
      assertThat(outcomes.get(place)).isInstanceOf(EncodeOutcome.Done.class);
    }
  }

  @Test
  void aBatchThatMemoryIsShortForIsHalved() {
    model.room = 2;
    List<EncodeOutcome> outcomes =
        encode(
            caption("a", "x", WHEN),
            caption("b", "y", WHEN),
            caption("c", "z", WHEN),
            caption("d", "x", WHEN),
            caption("e", "y", WHEN));
    assertThat(outcomes).hasSize(5).allMatch(EncodeOutcome.Done.class::isInstance);
  }

  @Test
  void memoryThatIsShortForAMomentCostsNothing() {
    model.shortages = 2;
    assertThat(encode(caption("a", "x", WHEN)).get(0)).isInstanceOf(EncodeOutcome.Done.class);
  }

  @Test
  void whatNeverFitsIntoMemoryCostsOnlyItself() {
    model.poison = "poison";
    model.poisonError = () -> new OutOfMemoryError("Java heap space");
    List<EncodeOutcome> outcomes =
        encode(caption("a", "x", WHEN), caption("b", "poison", WHEN), caption("c", "y", WHEN));
    assertThat(reason(outcomes.get(1))).isEqualTo(Reason.ENCODER_FAILED);
    assertThat(outcomes.get(0)).isInstanceOf(EncodeOutcome.Done.class);
    assertThat(outcomes.get(2)).isInstanceOf(EncodeOutcome.Done.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPictureThatBreaksTheLoaderCostsOnlyItself(boolean error) {
    loader =
        content -> {
          if (content.equals(picture(2)) && error) {
            throw new OutOfMemoryError("Java heap space");
          } else if (content.equals(picture(2))) {
            throw new IllegalStateException("a reader's mistake");
          }
          return PIXEL;
        };
    List<EncodeOutcome> outcomes = encode(image("a", picture(1)), image("b", picture(2)));
    assertThat(outcomes.get(0)).isInstanceOf(EncodeOutcome.Done.class);
    assertThat(reason(outcomes.get(1))).isEqualTo(Reason.UNDECODABLE_IMAGE);
  }

  @Test
  void aCaptionOfWhatCannotBeCostsOnlyItself() {
    ItemEvent.Caption stray = new ItemEvent.Caption(id("a"), "", "x", Attributes.empty(), WHEN, "");
    List<EncodeOutcome> outcomes = encode(stray, caption("b", "y", WHEN));
    assertThat(reason(outcomes.get(0))).isEqualTo(Reason.INVALID_EVENT);
    assertThat(outcomes.get(1)).isInstanceOf(EncodeOutcome.Done.class);
  }

  @Test
  void handsATransientFailureOn() {
    model.failure = new ServiceException(ServiceException.Kind.TRANSIENT, "busy");
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> encode(caption("a", "x", WHEN), caption("b", "y", WHEN)))
        .withMessage("busy");
  }

  @Test
  void poolsAClipsFrames() {
    ItemEvent.Clip clip =
        new ItemEvent.Clip(
            id("clip"),
            List.of(new ItemEvent.Frame(0, picture(1)), new ItemEvent.Frame(40, picture(2))),
            Attributes.empty(),
            WHEN,
            "");
    Encoding encoding = encoding(encode(clip).get(0));
    assertThat(encoding.locals().vectors().rows()).isEqualTo(2);
  }

  @Test
  void loadsPicturesAtTheSameTime() throws InterruptedException {
    CyclicBarrier all = new CyclicBarrier(3);
    loader =
        content -> {
          try {
            all.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException("loaded one after another", e);
          }
          return PIXEL;
        };
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<EncodeOutcome> outcomes =
          new ItemEncoder(c -> loader.load(c), model.images(), model.texts(), 20, threads)
              .encode(
                  List.of(
                      image("a", picture(1)),
                      caption("b", "x", WHEN),
                      image("c", new ImageContent.Reference(URI.create("file:///x"))),
                      image("d", picture(3))));
      assertThat(outcomes).allMatch(EncodeOutcome.Done.class::isInstance);
      assertThat(encoding(outcomes.get(2)).item().reference()).contains("file:///x");
    } finally {
      threads.shutdownNow();
    }
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private static ItemId id(String id) {
    return new ItemId("t", id);
  }

  private static ItemEvent.Caption caption(String id, String text, Instant when) {
    return new ItemEvent.Caption(id(id), "whole", text, Attributes.empty(), when, "");
  }

  private static ItemEvent.Image image(String id, ImageContent content) {
    return new ItemEvent.Image(id(id), content, Attributes.empty(), WHEN, "");
  }

  private static ImageContent picture(int which) {
    return new ImageContent.Inline(new byte[] {(byte) which});
  }

  private static Encoding encoding(EncodeOutcome outcome) {
    EncodingEvent event = ((EncodeOutcome.Done) outcome).event();
    return ((EncodingEvent.Encoded) event).encoding();
  }

  private static Reason reason(EncodeOutcome outcome) {
    return ((EncodeOutcome.Rejected) outcome).rejection().reason();
  }

  /** Gives every input the same vector, unless it is told to fail. */
  private static final class FakeEncoder {
    private final List<String> seenTexts = new ArrayList<>();
    private int batches;
    private String poison = "";
    private RuntimeException failure;
    private Supplier<Error> poisonError;
    private int room = Integer.MAX_VALUE;
    private int shortages;

    private <T> List<EncodedContent> encode(List<T> inputs) {
      batches++;
      if (failure != null) {
        throw failure;
      }
      if (inputs.size() > room || shortages-- > 0) {
        throw new OutOfMemoryError("Java heap space");
      }
      if (inputs.contains(poison) && poisonError != null) {
        throw poisonError.get();
      }
      if (inputs.contains(poison)) {
        throw new IllegalStateException("poison");
      }
      EncodedContent content = new EncodedContent(FloatVector.of(1, 0), LocalVectors.none());
      return inputs.stream().map(input -> content).toList();
    }

    ImageEncoder images() {
      return new ImageEncoder() {
        @Override
        public EncoderVersion version() {
          return new EncoderVersion("fake-images", "1");
        }

        @Override
        public int dimension() {
          return 2;
        }

        @Override
        public List<EncodedContent> encode(List<RgbImage> images) {
          return FakeEncoder.this.encode(images);
        }

        @Override
        public void close() {}
      };
    }

    TextEncoder texts() {
      return new TextEncoder() {
        @Override
        public EncoderVersion version() {
          return new EncoderVersion("fake-texts", "1");
        }

        @Override
        public int dimension() {
          return 2;
        }

        @Override
        public List<EncodedContent> encode(List<String> texts) {
          List<EncodedContent> encoded = FakeEncoder.this.encode(texts);
          seenTexts.addAll(texts);
          return encoded;
        }

        @Override
        public void close() {}
      };
    }
  }
}
