package dev.plumbline.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.refine.Holdout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamSampleTest {
  private static final Holdout HOLDOUT = new Holdout(20);

  private static List<EncodingEvent> stream(int pictures) {
    List<EncodingEvent> events = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      events.add(Pairs.image(i));
      events.add(Pairs.caption(i, 0));
      events.add(Pairs.caption(i, 1));
    }
    return events;
  }

  private static List<PictureVectors> draw(int pictures, List<EncodingEvent> events) {
    StreamSample sample = new StreamSample("default", HOLDOUT, pictures);
    events.forEach(sample::take);
    return sample.drawn();
  }

  @Test
  void drawsHeldOutPicturesWithTheirCaptions() {
    List<PictureVectors> drawn = draw(1000, stream(500));
    List<String> heldOut = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      if (HOLDOUT.contains(new ItemId("default", Pairs.id(i)))) {
        heldOut.add(Pairs.id(i));
      }
    }
    assertThat(drawn)
        .extracting(PictureVectors::picture)
        .containsExactlyInAnyOrderElementsOf(heldOut);
    assertThat(drawn).allSatisfy(p -> assertThat(p.captions()).hasSize(2));
  }

  @Test
  void drawsTheSamePicturesWhateverTheOrder() {
    List<EncodingEvent> events = stream(2000);
    List<PictureVectors> inOrder = draw(20, events);
    assertThat(inOrder).hasSize(20);
    Collections.shuffle(events, new Random(7));
    assertThat(draw(20, events)).isEqualTo(inOrder);
  }

  @Test
  void countsTheLastOfEachItem() {
    int picture = firstHeldOut();
    List<EncodingEvent> events = new ArrayList<>(stream(picture + 1));
    events.add(
        Pairs.encoded(
            Pairs.id(picture), Modality.IMAGE, Optional.empty(), Pairs.EYE, Pairs.vector(9_999)));
    events.add(Pairs.deleted(Pairs.id(picture) + "#1"));
    PictureVectors drawn = draw(1000, events).get(0);
    assertThat(drawn.image().global()).isEqualTo(Pairs.vector(9_999));
    assertThat(drawn.captions()).hasSize(1);
    events.add(Pairs.deleted(Pairs.id(picture)));
    assertThat(draw(1000, events)).isEmpty();
  }

  @Test
  void leavesOutOtherTenants() {
    StreamSample sample = new StreamSample("acme", HOLDOUT, 10);
    stream(100).forEach(sample::take);
    assertThat(sample.drawn()).isEmpty();
  }

  private static int firstHeldOut() {
    int picture = 0;
    while (!HOLDOUT.contains(new ItemId("default", Pairs.id(picture)))) {
      picture++;
    }
    return picture;
  }
}
