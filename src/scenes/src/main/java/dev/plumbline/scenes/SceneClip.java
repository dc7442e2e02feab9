package dev.plumbline.scenes;

import dev.plumbline.core.decode.RgbImage;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A short film of objects that enter, move and leave, one after the other. The pictures are made on
 * each call.
 *
 * @param id {@code clip-} and nine digits
 * @param size side of the pictures in pixels
 * @param frames for each frame the objects in it; an object's z is its index, the same in all
 *     frames
 * @param events in the order of time; no two overlap
 * @param story all events in one caption, in their order
 */
public record SceneClip(
    String id,
    int size,
    Backdrop backdrop,
    List<List<SceneObject>> frames,
    List<ClipEvent> events,
    Caption story) {
  /** Frames of every clip; at {@value #RATE} a second it lasts five seconds. */
  public static final int FRAMES = 40;

  /** Frames a second. */
  public static final int RATE = 8;

  /** Copies the lists. */
  public SceneClip {
    frames = frames.stream().map(List::copyOf).toList();
    events = List.copyOf(events);
  }

  /**
   * Paints a frame.
   *
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public RgbImage image(int frame) {
    return Renderer.image(backdrop, size, frames.get(frame));
  }

  /** Masks in the order of the frame's objects, as {@link Scene#masks()}. */
  public List<BitSet> masks(int frame) {
    return Renderer.masks(size, frames.get(frame));
  }

  /** The object with an index as it stands in a frame, if it is there. */
  public Optional<SceneObject> object(int index, int frame) {
    return frames.get(frame).stream().filter(o -> o.z() == index).findFirst();
  }
}
