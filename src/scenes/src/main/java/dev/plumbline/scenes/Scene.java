package dev.plumbline.scenes;

import dev.plumbline.core.decode.RgbImage;
import java.util.BitSet;
import java.util.List;

/**
 * A picture and all that is known of it. The picture and the masks are made on each call.
 *
 * @param id {@code scene-} and nine digits for a scene of the sequence
 * @param size side of the picture in pixels
 * @param objects at least one, no two of the same shape and colour
 * @param captions five, no two the same; the first names every object with colour and shape
 */
public record Scene(
    String id, int size, Backdrop backdrop, List<SceneObject> objects, List<Caption> captions) {
  /** Copies the lists. */
  public Scene {
    objects = List.copyOf(objects);
    captions = List.copyOf(captions);
  }

  public Background background() {
    return backdrop.kind();
  }

  /** Paints the picture, with smooth edges. */
  public RgbImage image() {
    return Renderer.image(backdrop, size, objects);
  }

  /**
   * For each object the pixels where it is seen, {@code y * size + x}, after those in front of it
   * are taken off. An outlined object's inside counts as its own; a ring's hole does not.
   */
  public List<BitSet> masks() {
    return Renderer.masks(size, objects);
  }
}
