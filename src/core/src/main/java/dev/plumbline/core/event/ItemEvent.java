package dev.plumbline.core.event;

import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import java.time.Instant;
import java.util.List;

/** Something happened to an item. */
public sealed interface ItemEvent {
  ItemId id();

  /** By the producer's clock; millisecond precision. */
  Instant eventTime();

  /** Who produced it; at most 1024 characters, may be empty. */
  String source();

  /** An image is there, or there anew. */
  record Image(
      ItemId id, ImageContent content, Attributes attributes, Instant eventTime, String source)
      implements ItemEvent {
    public Image {
      Item.checkSource(source);
    }
  }

  /**
   * A caption is there, or there anew.
   *
   * @param partOf the id, in the same tenant, of the image or clip that it describes
   */
  record Caption(
      ItemId id,
      String partOf,
      String text,
      Attributes attributes,
      Instant eventTime,
      String source)
      implements ItemEvent {
    public Caption {
      Item.checkSource(source);
    }
  }

  /** A video clip is there, or there anew, as frames in time's order. */
  record Clip(
      ItemId id, List<Frame> frames, Attributes attributes, Instant eventTime, String source)
      implements ItemEvent {
    public Clip {
      Item.checkSource(source);
      frames = List.copyOf(frames);
      for (int i = 1; i < frames.size(); i++) {
        if (frames.get(i).millis() <= frames.get(i - 1).millis()) {
          throw new IllegalArgumentException(
              "frame "
                  + i
                  + " at "
                  + frames.get(i).millis()
                  + " ms does not come after frame "
                  + (i - 1)
                  + " at "
                  + frames.get(i - 1).millis()
                  + " ms");
        }
      }
    }
  }

  /**
   * One picture of a clip.
   *
   * @param millis since the clip's start, 0 or more
   */
  record Frame(long millis, ImageContent content) {
    public Frame {
      if (millis < 0) {
        throw new IllegalArgumentException("frame at " + millis + " ms (expected: >= 0)");
      }
    }
  }

  /** An item is gone. Its captions, if any, are deleted by events of their own. */
  record Delete(ItemId id, Instant eventTime, String source) implements ItemEvent {
    public Delete {
      Item.checkSource(source);
    }
  }
}
