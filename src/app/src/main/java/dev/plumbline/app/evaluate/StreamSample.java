package dev.plumbline.app.evaluate;

import dev.plumbline.app.evaluate.PictureVectors.Encoded;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.refine.Holdout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Draws held-out pictures with their captions from the encodings that stream by. Which pictures
 * does not depend on the order of the stream: those whose ids have the lowest hashes. Memory is
 * bounded by the number of pictures.
 */
final class StreamSample {
  /** Some have no captions, or no picture: so many times more are kept than are asked for. */
  private static final int SLACK = 4;

  private final String tenant;
  private final Holdout holdout;
  private final int pictures;

  /** By a hash of the picture's id, the lowest first. */
  private final TreeMap<UUID, Group> groups = new TreeMap<>();

  /** The picture of each caption that is kept. */
  private final Map<ItemId, UUID> captions = new HashMap<>();

  StreamSample(String tenant, Holdout holdout, int pictures) {
    this.tenant = tenant;
    this.holdout = holdout;
    this.pictures = pictures;
  }

  private static final class Group {
    private final String picture;
    private @Nullable Encoded image;
    private final Map<ItemId, Encoded> captions = new TreeMap<>();

    Group(String picture) {
      this.picture = picture;
    }
  }

  /** Takes the next event; of one item the last counts. */
  void take(EncodingEvent event) {
    if (!event.id().tenant().equals(tenant)) {
      return;
    }
    forget(event.id());
    if (event instanceof EncodingEvent.Encoded encoded) {
      add(encoded.encoding());
    }
  }

  /** The sample: pictures that have captions, as many as asked for, or all there are. */
  List<PictureVectors> drawn() {
    List<PictureVectors> drawn = new ArrayList<>();
    for (Group group : groups.values()) {
      Encoded image = group.image;
      if (image != null && !group.captions.isEmpty() && drawn.size() < pictures) {
        drawn.add(
            new PictureVectors(group.picture, image, new ArrayList<>(group.captions.values())));
      }
    }
    return drawn;
  }

  private void add(Encoding encoding) {
    Item item = encoding.item();
    Encoded vector = new Encoded(encoding.encoder(), encoding.global());
    if (item.modality().isVisual()) {
      if (holdout.contains(item.id())) {
        group(item.id()).image = vector;
        prune();
      }
      return;
    }
    item.partOf()
        .map(picture -> new ItemId(tenant, picture))
        .filter(holdout::contains)
        .ifPresent(
            picture -> {
              group(picture).captions.put(item.id(), vector);
              captions.put(item.id(), hash(picture));
              prune();
            });
  }

  private void forget(ItemId id) {
    Group asPicture = groups.get(hash(id));
    if (asPicture != null) {
      asPicture.image = null;
    }
    UUID picture = captions.remove(id);
    if (picture != null && groups.containsKey(picture)) {
      groups.get(picture).captions.remove(id);
    }
  }

  private Group group(ItemId picture) {
    return groups.computeIfAbsent(hash(picture), h -> new Group(picture.id()));
  }

  private void prune() {
    if (groups.size() > pictures * SLACK) {
      groups.pollLastEntry().getValue().captions.keySet().forEach(captions::remove);
    }
  }

  private static UUID hash(ItemId picture) {
    return UUID.nameUUIDFromBytes(picture.toString().getBytes(StandardCharsets.UTF_8));
  }
}
