package dev.plumbline.app.evaluate;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.evaluate.RetrievalReport;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One aligner, measured.
 *
 * @param header the aligner
 * @param pictures how many it was measured on
 * @param captions how many it was measured on
 * @param report recalls in percent and ranks, both ways
 */
record Evaluation(AlignerHeader header, int pictures, int captions, RetrievalReport report) {
  /** Measures an aligner on those pairs that its own encoders made; empty if there are none. */
  static Optional<Evaluation> of(Aligner aligner, List<PictureVectors> sample) {
    EncoderVersion visual = aligner.encoder(Modality.IMAGE);
    EncoderVersion textual = aligner.encoder(Modality.TEXT);
    List<FloatVector> images = new ArrayList<>();
    List<FloatVector> texts = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (PictureVectors picture : sample) {
      if (!picture.image().encoder().equals(visual)) {
        continue;
      }
      for (PictureVectors.Encoded caption : picture.captions()) {
        if (caption.encoder().equals(textual)) {
          images.add(picture.image().global());
          texts.add(caption.global());
          groups.add(picture.picture());
        }
      }
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    PairSet pairs =
        new PairSet(
            FloatMatrix.ofRows(images), FloatMatrix.ofRows(texts), groups, Optional.empty());
    return Optional.of(
        new Evaluation(
            aligner.header(),
            (int) groups.stream().distinct().count(),
            groups.size(),
            RetrievalEvaluator.evaluate(aligner, pairs)));
  }

  /**
   * What guessing would reach from text to image: the share of k among the pictures, in percent.
   */
  double textToImageChance(int k) {
    return 100.0 * Math.min(k, pictures) / pictures;
  }

  /**
   * What guessing would reach from image to text, in percent: that one of a picture's captions, of
   * which each picture has the mean number, is among k drawn from all.
   */
  double imageToTextChance(int k) {
    double right = (double) captions / pictures;
    double miss = 1;
    for (int i = 0; i < Math.min(k, captions); i++) {
      miss *= Math.max(0, captions - right - i) / (captions - i);
    }
    return 100 * (1 - miss);
  }
}
