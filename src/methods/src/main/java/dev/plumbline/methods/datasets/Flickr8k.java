package dev.plumbline.methods.datasets;

import dev.plumbline.core.decode.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Photographs with five captions each (Hodosh, Young and Hockenmaier 2013), 128 x 128 pixels.
 *
 * @param train up to 6,000 pictures, in the list's order
 * @param dev up to 1,000 pictures, in the list's order
 */
public record Flickr8k(List<Picture> train, List<Picture> dev) {
  /** The folder's name. */
  public static final String NAME = "flickr8k";

  private static final String FOLDER = "images/";

  /**
   * A photograph.
   *
   * @param name its file's name
   * @param image its pixels
   * @param captions what five people wrote, in the file's order
   */
  public record Picture(String name, RgbImage image, List<String> captions) {
    public Picture {
      captions = List.copyOf(captions);
    }
  }

  public Flickr8k {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
  }

  /**
   * Reads the first pictures of both lists.
   *
   * @param trainPictures of the training list, at most
   * @param devPictures of the development list, at most
   * @throws IOException if a file is missing or damaged
   */
  public static Flickr8k read(Path folder, int trainPictures, int devPictures) throws IOException {
    List<String> train = names(folder.resolve("Flickr_8k.trainImages.txt"), trainPictures);
    List<String> dev = names(folder.resolve("Flickr_8k.devImages.txt"), devPictures);
    Set<String> wanted = new HashSet<>(train);
    wanted.addAll(dev);
    Map<String, List<String>> captions = captions(folder.resolve("captions.token.txt"));
    Map<String, RgbImage> images = new LinkedHashMap<>();
    Tar.read(
        folder.resolve("images.tar"),
        (name, content) -> {
          String file = name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : name;
          if (wanted.contains(file)) {
            images.put(file, decode(file, content));
          }
        });
    return new Flickr8k(pictures(train, images, captions), pictures(dev, images, captions));
  }

  private static List<String> names(Path list, int most) throws IOException {
    return Files.readAllLines(list).stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .limit(most)
        .toList();
  }

  private static Map<String, List<String>> captions(Path file) throws IOException {
    Map<String, List<String>> captions = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int hash = line.indexOf('#');
      int tab = line.indexOf('\t');
      if (hash < 1 || tab < hash) {
        throw new IOException(file + ": '" + line + "' (expected: NAME#k, a tab, a caption)");
      }
      captions
          .computeIfAbsent(line.substring(0, hash), key -> new ArrayList<>())
          .add(line.substring(tab + 1).strip());
    }
    return captions;
  }

  private static RgbImage decode(String name, byte[] content) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
    if (image == null) {
      throw new IOException(name + ": no picture");
    }
    return RgbImage.of(image);
  }

  private static List<Picture> pictures(
      List<String> names, Map<String, RgbImage> images, Map<String, List<String>> captions)
      throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (String name : names) {
      RgbImage image = images.get(name);
      List<String> words = captions.get(name);
      if (image == null || words == null) {
        throw new IOException(name + ": no " + (image == null ? "picture" : "captions"));
      }
      pictures.add(new Picture(name, image, words));
    }
    return pictures;
  }
}
