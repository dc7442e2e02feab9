package dev.plumbline.training;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Measures a trained encoder on scenes that nothing was chosen by. */
public final class EncoderFigures {
  private static final int CHUNK = 64;
  private static final int COPIES = 100;
  private static final double MIDDLE = 0.9;
  private static final double QUALITY = 0.75;

  private EncoderFigures() {}

  /**
   * All figures, by name.
   *
   * <p>{@code t2i} and {@code i2t}: retrieval among the test part's pictures and captions, one
   * caption a picture, the five forms in turn, by CCA with its defaults on four times as many pairs
   * of the training part. {@code copies.first}: altered copies, out of {@code copies.count}, whose
   * original comes first by the raw vectors. {@code cells}: see {@link CellFigures}.
   */
  public static SortedMap<String, Double> measure(
      EncoderPlan plan, ImageEncoder images, TextEncoder texts) {
    Parts parts = Parts.of(plan);
    SortedMap<String, Double> figures = new TreeMap<>();
    PairSet test = pairs(parts.test(), plan.held(), images, texts);
    PairSet train = pairs(parts.train(), 4 * plan.held(), images, texts);
    AlignerTrainer.Projections aligner =
        AlignerMethods.trainer("cca", Map.of())
            .fit(train, AlignerTrainer.TrainingContext.ofSeed(plan.seed()));
    figures.putAll(
        RetrievalEvaluator.evaluate(
                project(aligner.visual(), test.images()),
                project(aligner.textual(), test.texts()),
                test.groups())
            .metrics(""));
    copies(parts.test(), test.images(), images, figures);
    CellFigures.measure(images, parts.train(), parts.test(), plan.held(), figures);
    return figures;
  }

  private static PairSet pairs(Scenes scenes, int size, ImageEncoder images, TextEncoder texts) {
    List<FloatVector> seen = new ArrayList<>();
    List<FloatVector> read = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < size; from += CHUNK) {
      List<Scene> chunk = scenes.stream(from, Math.min(size, from + CHUNK)).toList();
      List<String> captions = new ArrayList<>();
      for (Scene scene : chunk) {
        captions.add(scene.captions().get(ids.size() % scene.captions().size()).text());
        ids.add(scene.id());
      }
      images.encode(chunk.stream().map(Scene::image).toList()).forEach(e -> seen.add(e.global()));
      texts.encode(captions).forEach(e -> read.add(e.global()));
    }
    return new PairSet(FloatMatrix.ofRows(seen), FloatMatrix.ofRows(read), ids, Optional.empty());
  }

  private static FloatMatrix project(Projection projection, FloatMatrix rows) {
    return new Normalize(projection.outputs()).apply(projection.apply(rows));
  }

  private static void copies(
      Scenes scenes, FloatMatrix originals, ImageEncoder encoder, SortedMap<String, Double> into) {
    int count = Math.min(COPIES, originals.rows());
    List<RgbImage> altered =
        IntStream.range(0, count)
            .mapToObj(i -> scenes.scene(i).image())
            .map(image -> Jpeg.recompress(Crop.middle(image.width(), MIDDLE).of(image), QUALITY))
            .toList();
    int first = 0;
    for (int i = 0; i < count; i++) {
      FloatVector copy = encoder.encode(List.of(altered.get(i))).get(0).global();
      first += nearest(copy, originals) == i ? 1 : 0;
    }
    into.put("copies.first", (double) first);
    into.put("copies.count", (double) count);
  }

  private static int nearest(FloatVector query, FloatMatrix rows) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.rows(); i++) {
      double similarity = query.dot(rows.row(i));
      if (similarity > highest) {
        highest = similarity;
        best = i;
      }
    }
    return best;
  }
}
