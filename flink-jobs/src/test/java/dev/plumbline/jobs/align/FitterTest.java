package dev.plumbline.jobs.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.config.AlignerSettings;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.artifact.AlignerCodec;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.AlignerMethods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitterTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1000));

  @Test
  void fitsAfterTheFirstPairsAndJudgesOnThoseHeldOut() {
    Fitter fitter = new Fitter(settings(200, 100_000));

    List<Aligner> fitted = feed(fitter, new PairStream(1, 0.1), 400);

    assertThat(fitted).hasSize(1);
    Aligner aligner = fitted.get(0);
    assertThat(aligner.header().version()).isEqualTo(new AlignerVersion(1));
    assertThat(aligner.header().metrics())
        .containsEntry("train.pairs", 200.0)
        .containsKeys("holdout.rsum", "holdout.t2i.r10");
    assertThat(fitter.heldOutPairs()).isBetween(20L, 80L);
    assertThat(fitter.heldOutPairs() + fitter.trainPairs()).isEqualTo(400);
  }

  @Test
  void aLaterAlignerIsTakenOnlyIfItIsBetter() {
    Fitter noisy = new Fitter(settings(60, 2_000));
    List<Aligner> better = feed(noisy, new PairStream(1, 1.0), 3_000);
    assertThat(better).extracting(a -> a.header().version().number()).containsExactly(1L, 2L);
    assertThat(better.get(1).header().parent()).contains(new AlignerVersion(1));

    Fitter settled = new Fitter(settings(4_000, 250));
    assertThat(feed(settled, new PairStream(1, 1.0), 5_000)).hasSize(1);
  }

  @Test
  void goesOnAfterARestoreAsIfNothingHadHappened() {
    PairStream pairs = new PairStream(1, 1.0);
    Fitter straight = new Fitter(settings(60, 2_000));
    Fitter first = new Fitter(settings(60, 2_000));
    List<Aligner> expected = new ArrayList<>(feed(straight, pairs, 700));
    pairs.rewind();
    List<Aligner> actual = new ArrayList<>(feed(first, pairs, 700));
    straight.state(); // a checkpoint that nobody needs sums up at the same place
    Fitter second = new Fitter(settings(60, 2_000));
    second.restore(FitterState.read(first.state().write()));
    int place = pairs.next;
    expected.addAll(feed(straight, pairs, 2_600));
    pairs.next = place;
    actual.addAll(feed(second, pairs, 2_600));

    assertThat(actual).hasSizeGreaterThanOrEqualTo(2);
    assertThat(actual.stream().map(AlignerCodec::encode).toList())
        .usingElementComparator(Arrays::compare)
        .isEqualTo(expected.stream().map(AlignerCodec::encode).toList());
  }

  @Test
  void numbersGoOnAfterWhatIsPublished() {
    Fitter before = new Fitter(settings(100, 100_000));
    Aligner published = feed(before, new PairStream(1, 5.0), 150).get(0);
    Fitter fresh = new Fitter(settings(100, 100_000));
    fresh.startAfter(published);

    List<Aligner> fitted = feed(fresh, new PairStream(9, 0.01), 150);

    assertThat(fitted).extracting(a -> a.header().version()).containsExactly(new AlignerVersion(2));
  }

  @Test
  void pairsOfAnotherEncoderAreLeftOut() {
    Fitter fitter = new Fitter(settings(100, 100));
    Pair ours = new PairStream(1, 0.1).pair(0);
    fitter.add(ours);
    long before = fitter.trainPairs() + fitter.heldOutPairs();

    Optional<Aligner> none =
        add(
            fitter,
            new Pair(
                "t/other", true, "image", "2", ours.visual(), "text", "1", ours.textual(), ""));

    assertThat(none).isEmpty();
    assertThat(fitter.trainPairs() + fitter.heldOutPairs()).isEqualTo(before);
  }

  @Test
  void aVectorOfAnotherLengthCostsOnlyItsPair() {
    Fitter fitter = new Fitter(settings(200, 100_000));
    PairStream stream = new PairStream(1, 0.1);
    feed(fitter, stream, 20);
    Pair good = stream.pair(0);
    for (int i = 0; i < 40; i++) { // some of them would be held out
      float[] short5 = new float[5];
      fitter.add(new Pair("t/v" + i, true, "image", "1", short5, "text", "1", good.textual(), ""));
      fitter.add(new Pair("t/t" + i, true, "image", "1", good.visual(), "text", "1", short5, ""));
    }

    assertThat(fitter.trainPairs() + fitter.heldOutPairs()).isEqualTo(20);
    assertThat(feed(fitter, stream, 400)).hasSize(1);
  }

  @Test
  void whatCannotBeLearnedFromIsLeftAndTriedAgainLater() {
    Fitter fitter = new Fitter(settings(50, 100));
    Pair same = new PairStream(1, 0.1).pair(0);
    for (int i = 0; i < 100; i++) { // a side that does not vary
      fitter.add(
          new Pair("t/s" + i, true, "image", "1", same.visual(), "text", "1", same.textual(), ""));
    }

    assertThat(feed(fitter, new PairStream(1, 0.1), 400)).isNotEmpty();
  }

  @Test
  void aPublishedAlignerOfOtherEncodersIsNoMeasure() {
    Aligner published =
        feed(new Fitter(settings(100, 100_000)), new PairStream(1, 0.1), 150).get(0);
    Fitter fresh = new Fitter(settings(200, 100_000));
    fresh.startAfter(published);
    List<Aligner> fitted = new ArrayList<>();
    PairStream stream = new PairStream(1, 0.1);
    for (int i = 0; i < 400; i++) {
      Pair pair = stream.pair(i);
      float[] longer = Arrays.copyOf(pair.visual(), 9);
      longer[8] = pair.visual()[0] + pair.textual()[0];
      add(
              fresh,
              new Pair(pair.picture(), true, "image", "2", longer, "text", "1", pair.textual(), ""))
          .ifPresent(fitted::add);
    }

    assertThat(fitted).extracting(a -> a.header().version()).containsExactly(new AlignerVersion(2));
  }

  @Test
  void pairsThatComeDuringARoundCountForTheNext() {
    Fitter fitter = new Fitter(settings(60, 60));
    PairStream pairs = new PairStream(1, 1.0);
    FitRound first = untilDue(fitter, pairs);
    for (int i = 0; i < 500; i++) {
      fitter.add(pairs.pair(pairs.next++));
      assertThat(fitter.next()).isEmpty();
    }
    Fitter alone = new Fitter(settings(60, 60));
    pairs.rewind();
    FitRound undisturbed = untilDue(alone, pairs);

    Optional<Aligner> fitted = first.run(CLOCK, () -> false);
    assertThat(fitted).isEqualTo(undisturbed.run(CLOCK, () -> false)).isPresent();
    fitter.finish(fitted);
    FitRound second = fitter.next().orElseThrow();
    assertThat(second.trainPairs()).isEqualTo(fitter.trainPairs());
    assertThat(second.version()).isEqualTo(new AlignerVersion(2));
  }

  @Test
  void aStateThatIsSavedDuringARoundLeadsToItAgain() {
    for (String method : List.of("cca", "scm")) {
      AlignerSettings settings =
          PlumblineConfig.defaults()
              .with(Map.of("aligner.method", method, "aligner.firstPairs", "100"))
              .aligner();
      Fitter before = new Fitter(settings);
      FitRound lost = untilDue(before, new PairStream(1, 0.1));
      Fitter after = new Fitter(settings);
      after.restore(FitterState.read(before.state().write()));

      FitRound again = after.next().orElseThrow(); // no pair has to come first

      assertThat(again.run(CLOCK, () -> false)).isPresent().isEqualTo(lost.run(CLOCK, () -> false));
    }
  }

  @Test
  void onlyARoundThatIsOutCanBeTakenBack() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Fitter(settings(60, 60)).finish(Optional.empty()))
        .withMessage("no round is out");
  }

  private static FitRound untilDue(Fitter fitter, PairStream pairs) {
    while (true) {
      Optional<FitRound> due = fitter.next();
      if (due.isPresent()) {
        return due.get();
      }
      fitter.add(pairs.pair(pairs.next++));
    }
  }

  static List<String> methods() {
    return AlignerMethods.all().stream().map(AlignerMethod::name).toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodFitsOnAStream(String method) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "aligner.method", method,
                "aligner.firstPairs", "400",
                "aligner.everyPairs", "100000",
                "aligner.dimension", "4",
                "aligner.concepts", "8"));
    if (AlignerMethods.named(method).hasParameter("epochs")) {
      settings.put("aligner.params.epochs", "4");
    }
    AlignerSettings aligner = PlumblineConfig.defaults().with(settings).aligner();
    PairLearners.check(aligner);
    PairStream pairs = new PairStream(1, 0.1);
    Fitter before = new Fitter(aligner);
    feed(before, pairs, 300);
    Fitter fitter = new Fitter(aligner);
    fitter.restore(FitterState.read(before.state().write()));

    List<Aligner> fitted = feed(fitter, pairs, 300);

    assertThat(fitted).hasSize(1);
    Aligner published = AlignerCodec.open(AlignerCodec.publish(fitted.get(0)));
    assertThat(published).isEqualTo(fitted.get(0));
    assertThat(published.header().method()).isEqualTo(method);
    boolean hasDimension = AlignerMethods.named(method).hasParameter("dimension");
    assertThat(published.dimension()).isEqualTo(hasDimension ? 4 : 8);
    double chance = 100.0 * 10 / fitter.heldOutPairs();
    assertThat(published.header().metrics().get("holdout.t2i.r10")).isGreaterThan(1.5 * chance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sm", "scm", "triplet-center"})
  void classesThatPicturesNameAreLearnedFrom(String method) {
    Map<String, String> settings =
        new HashMap<>(Map.of("aligner.method", method, "aligner.classAttribute", "kind"));
    settings.put("aligner.firstPairs", "200");
    if (method.equals("triplet-center")) {
      settings.put("aligner.params.epochs", "4");
    }
    AlignerSettings aligner = PlumblineConfig.defaults().with(settings).aligner();
    PairStream unknown = new PairStream(1, 0.1);
    PairStream known =
        new PairStream(2, 0.1).labelled(i -> i % 2 == 0 ? "a" : i % 3 == 0 ? "b" : "c");
    Fitter fitter = new Fitter(aligner);

    assertThat(feed(fitter, unknown, 300)).isEmpty();
    List<Aligner> fitted = feed(fitter, known, 400);

    assertThat(fitted).isNotEmpty();
    if (!method.equals("triplet-center")) { // the others' coordinates are the classes
      assertThat(fitted.get(0).dimension()).isEqualTo(3);
    }
  }

  @Test
  void aWrongMethodIsRefused() {
    AlignerSettings settings =
        PlumblineConfig.defaults().with(Map.of("aligner.method", "scn")).aligner();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairLearners.check(settings))
        .withMessageContaining("method: 'scn' (expected: cca, sm, scm");
  }

  private static AlignerSettings settings(long first, long every) {
    return PlumblineConfig.defaults()
        .with(
            Map.of(
                "aligner.firstPairs", Long.toString(first),
                "aligner.everyPairs", Long.toString(every),
                "aligner.dimension", "4"))
        .aligner();
  }

  private static List<Aligner> feed(Fitter fitter, PairStream pairs, int count) {
    List<Aligner> fitted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      add(fitter, pairs.pair(pairs.next++)).ifPresent(fitted::add);
    }
    return fitted;
  }

  /** Adds a pair; a round that is due runs before the next pair. */
  private static Optional<Aligner> add(Fitter fitter, Pair pair) {
    fitter.add(pair);
    Optional<FitRound> round = fitter.next();
    Optional<Aligner> fitted = round.flatMap(r -> r.run(CLOCK, () -> false));
    round.ifPresent(r -> fitter.finish(fitted));
    return fitted;
  }
}
