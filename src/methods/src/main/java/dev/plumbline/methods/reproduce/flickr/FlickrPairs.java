package dev.plumbline.methods.reproduce.flickr;

import ai.djl.ndarray.NDManager;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.datasets.Flickr8k;
import dev.plumbline.methods.datasets.Flickr8k.Picture;
import dev.plumbline.methods.datasets.ViewSplit;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.reproduce.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Flickr8k as vectors that no trained network had a hand in: pictures by the principal components
 * of two {@link PatchDictionary dictionaries}, one of details and one of the coarse, captions by
 * {@link CaptionWords}. What is learned without labels is learned from the training pictures alone.
 *
 * <p>The last pictures of the training list validate; the development list is the test.
 */
final class FlickrPairs {
  private static final long SEED = 1;

  /**
   * How much there is.
   *
   * @param train pictures to learn from
   * @param validation pictures to choose by
   * @param test pictures to report
   * @param dictionaries the forms of patches
   * @param components of a picture's vector
   * @param least captions that a word must be in
   */
  private record Size(
      int train,
      int validation,
      int test,
      List<PatchDictionary.Form> dictionaries,
      int components,
      int least) {}

  private static final Size FULL =
      new Size(
          5_500,
          500,
          1_000,
          List.of(
              new PatchDictionary.Form(2, 6, 2, 2, 400), new PatchDictionary.Form(4, 6, 1, 2, 400)),
          128,
          20);

  private static final Size QUICK =
      new Size(1_200, 200, 200, List.of(new PatchDictionary.Form(4, 6, 1, 2, 200)), 96, 10);

  private FlickrPairs() {}

  /** Reads and describes them; takes a minute or two where all are wanted. */
  static ViewSplit read(Trial trial) throws IOException {
    Size size = trial.quick() ? QUICK : FULL;
    Flickr8k data =
        Flickr8k.read(trial.folder(Flickr8k.NAME), size.train() + size.validation(), size.test());
    List<Picture> pictures = Stream.concat(data.train().stream(), data.dev().stream()).toList();
    trial.progress().accept(pictures.size() + " pictures read");
    FloatMatrix images = images(pictures, size, trial);
    List<String> known = captions(pictures.subList(0, size.train()));
    CaptionWords words = new CaptionWords(known, size.least());
    trial.progress().accept("pictures described; " + words.size() + " words");
    int validation = size.train();
    int test = validation + size.validation();
    return new ViewSplit(
        pairs(pictures, images, words, 0, validation),
        pairs(pictures, images, words, validation, test),
        pairs(pictures, images, words, test, pictures.size()));
  }

  private static FloatMatrix images(List<Picture> pictures, Size size, Trial trial) {
    List<RgbImage> images = pictures.stream().map(Picture::image).toList();
    List<RgbImage> known = images.subList(0, size.train());
    List<FloatMatrix> described = new ArrayList<>();
    for (PatchDictionary.Form form : size.dictionaries()) {
      try (NDManager manager = NativeBlas.newManager();
          PatchDictionary dictionary = new PatchDictionary(manager, form, known, SEED)) {
        trial.progress().accept(form + " learned");
        described.add(dictionary.encode(images));
      }
    }
    FloatMatrix wide = besideEachOther(described);
    int[] places = new int[size.train()];
    java.util.Arrays.setAll(places, i -> i);
    return PrincipalComponents.of(wide.select(places), size.components(), SEED).apply(wide);
  }

  /** Roots of the sums, so that what covers much of a picture does not drown the rest. */
  private static FloatMatrix besideEachOther(List<FloatMatrix> parts) {
    int rows = parts.get(0).rows();
    int width = parts.stream().mapToInt(FloatMatrix::columns).sum();
    float[] values = new float[Math.multiplyExact(rows, width)];
    int first = 0;
    for (FloatMatrix part : parts) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < part.columns(); j++) {
          values[i * width + first + j] = (float) Math.sqrt(part.get(i, j));
        }
      }
      first += part.columns();
    }
    return FloatMatrix.wrap(rows, width, values);
  }

  private static List<String> captions(List<Picture> pictures) {
    return pictures.stream().flatMap(picture -> picture.captions().stream()).toList();
  }

  private static PairSet pairs(
      List<Picture> pictures, FloatMatrix images, CaptionWords words, int from, int to) {
    List<Integer> rows = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (int i = from; i < to; i++) {
      for (int c = 0; c < pictures.get(i).captions().size(); c++) {
        rows.add(i);
        groups.add(pictures.get(i).name());
      }
    }
    return new PairSet(
        images.select(rows.stream().mapToInt(Integer::intValue).toArray()),
        words.encode(captions(pictures.subList(from, to))),
        groups,
        Optional.empty());
  }
}
