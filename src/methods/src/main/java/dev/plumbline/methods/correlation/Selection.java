package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** Chooses hyper-parameters by retrieval on pairs that were not learned from. */
final class Selection {
  /** One image in so many is held out where no validation part was given. */
  private static final int HELD_OUT = 5;

  /**
   * What is learned from and what is chosen on.
   *
   * @param train to learn from
   * @param validation no group of it is in {@code train}
   */
  record Parts(PairSet train, PairSet validation) {}

  private Selection() {}

  /**
   * The given validation part, or a fifth of the training pairs by a draw of the context's seed;
   * pairs of one group stay together.
   */
  static Parts parts(PairSet train, TrainingContext context) {
    if (context.validation().isPresent()) {
      return new Parts(train, context.validation().get());
    }
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < train.size(); i++) {
      groups.computeIfAbsent(train.groups().get(i), key -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> shuffled = new ArrayList<>(groups.values());
    Collections.shuffle(shuffled, new Random(context.seed()));
    int held = shuffled.size() / HELD_OUT;
    return new Parts(
        train.select(places(shuffled.subList(held, shuffled.size()))),
        train.select(places(shuffled.subList(0, held))));
  }

  private static int[] places(List<List<Integer>> groups) {
    return groups.stream().flatMap(List::stream).mapToInt(Integer::intValue).sorted().toArray();
  }

  /**
   * The candidate whose projections retrieve best on the validation part.
   *
   * @param candidates at least one; the first of equals wins
   * @param fit a candidate's projections from the parts' training pairs
   */
  static <T> T best(
      List<T> candidates,
      Parts parts,
      TrainingContext context,
      BiFunction<T, PairSet, Projections> fit) {
    if (candidates.size() == 1 || parts.validation().size() < 2) {
      return candidates.get(0);
    }
    T best = candidates.get(0);
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      context.monitor().proceed("hyper-parameters " + candidates.get(i));
      double score = score(fit.apply(candidates.get(i), parts.train()), parts.validation());
      context
          .monitor()
          .progress(
              0.9 * (i + 1) / candidates.size(),
              String.format(
                  java.util.Locale.ROOT, "%s: %.4f on held-out pairs", candidates.get(i), score));
      if (score > bestScore) {
        bestScore = score;
        best = candidates.get(i);
      }
    }
    return best;
  }

  /** Mean average precision by label where there are labels, else by pair; both directions. */
  static double score(Projections projections, PairSet pairs) {
    FloatMatrix images = unit(projections.visual().apply(pairs.images()));
    FloatMatrix texts = unit(projections.textual().apply(pairs.texts()));
    if (pairs.labels().isPresent()) {
      return RetrievalEvaluator.byLabel(images, texts, pairs.labels().get()).mean();
    }
    var report = RetrievalEvaluator.evaluate(images, texts, pairs.groups());
    return (report.imageToText().meanAveragePrecision()
            + report.textToImage().meanAveragePrecision())
        / 2;
  }

  private static FloatMatrix unit(FloatMatrix rows) {
    return new Normalize(rows.columns()).apply(rows);
  }
}
