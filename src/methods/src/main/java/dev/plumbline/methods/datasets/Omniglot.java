package dev.plumbline.methods.datasets;

import dev.plumbline.core.model.FloatMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Omniglot's two small background sets (Lake, Salakhutdinov, Tenenbaum 2015): handwritten
 * characters by alphabet, 20 drawings each, ink 1 on paper 0, scaled from 105 x 105 to 28 x 28 by
 * the mean over each cell.
 *
 * @param train the first set's Greek, Korean and Latin: 90 characters
 * @param validation the first set's Balinese and Early Aramaic: 46 characters
 * @param test the second set without Greek and Latin, which are in both: 106 characters of Japanese
 *     (katakana), Sanskrit and Tagalog
 */
public record Omniglot(LabelledImages train, LabelledImages validation, LabelledImages test) {
  /** The folder's name. */
  public static final String NAME = "omniglot";

  /** Rows and columns of an image as it is given. */
  public static final int SIDE = 28;

  private static final int DRAWN = 105;
  private static final List<String> VALIDATION = List.of("Balinese", "Early_Aramaic");
  private static final int MAX_IMAGE_BYTES = 1 << 16;

  /**
   * Reads both zips.
   *
   * @throws IOException if one is missing or damaged
   */
  public static Omniglot read(Path folder) throws IOException {
    Map<String, Map<String, List<float[]>>> first =
        alphabets(folder.resolve("images_background_small1.zip"));
    Map<String, Map<String, List<float[]>>> second =
        alphabets(folder.resolve("images_background_small2.zip"));
    second.keySet().removeAll(first.keySet());
    Map<String, Map<String, List<float[]>>> validation = new TreeMap<>(first);
    validation.keySet().retainAll(VALIDATION);
    first.keySet().removeAll(VALIDATION);
    return new Omniglot(images(first), images(validation), images(second));
  }

  /** By alphabet, then by character, so that the order is that of the names. */
  private static Map<String, Map<String, List<float[]>>> alphabets(Path zip) throws IOException {
    Map<String, Map<String, List<float[]>>> alphabets = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String[] path = entry.getName().split("/", -1); // set/alphabet/character/drawing
        if (path.length == 4 && path[3].endsWith(".png")) {
          byte[] png = in.readNBytes(MAX_IMAGE_BYTES);
          alphabets
              .computeIfAbsent(path[1], key -> new TreeMap<>())
              .computeIfAbsent(path[2], key -> new ArrayList<>())
              .add(pixels(png, zip + ": " + entry.getName()));
        }
      }
    }
    if (alphabets.isEmpty()) {
      throw new IOException(zip + ": no images (expected: set/alphabet/character/drawing.png)");
    }
    return alphabets;
  }

  private static float[] pixels(byte[] png, String name) throws IOException {
    BufferedImage image =
        ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
    if (image == null || image.getWidth() != DRAWN || image.getHeight() != DRAWN) {
      throw new IOException(name + ": no image of " + DRAWN + " x " + DRAWN);
    }
    float[] ink = new float[DRAWN * DRAWN];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = image.getRaster().getSample(i % DRAWN, i / DRAWN, 0) == 0 ? 1 : 0;
    }
    return CellMeans.of(ink, DRAWN, SIDE);
  }

  private static LabelledImages images(Map<String, Map<String, List<float[]>>> alphabets) {
    List<float[]> drawings = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    int label = 0;
    for (Map<String, List<float[]>> characters : alphabets.values()) {
      for (List<float[]> character : characters.values()) {
        drawings.addAll(character);
        labels.addAll(java.util.Collections.nCopies(character.size(), label++));
      }
    }
    float[] all = new float[drawings.size() * SIDE * SIDE];
    for (int i = 0; i < drawings.size(); i++) {
      System.arraycopy(drawings.get(i), 0, all, i * SIDE * SIDE, SIDE * SIDE);
    }
    return new LabelledImages(FloatMatrix.wrap(drawings.size(), SIDE * SIDE, all), SIDE, labels);
  }
}
