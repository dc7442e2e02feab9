package dev.plumbline.core.event;

import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What to search for, as asked: its filter still text, its picture still encoded. Made by {@link
 * #builder()}; it asks by text, by an image or an indexed item, or by text and one of these. The
 * rules are checked where it is answered, by the same code whichever way it came.
 *
 * @param tenant whose items
 * @param text words to look for
 * @param image a picture to look for
 * @param like the id of an indexed item to look for things like it
 * @param imageWeight in a composed query the picture's or the item's share, 0 to 1
 * @param k how many answers, 1 to 1000
 * @param modalities kinds of items to find; none means images
 * @param filter a condition in the filter language; empty means none
 * @param from only items whose event happened then or later
 * @param to only items whose event happened before
 * @param generation the index generation to search; empty means the live one
 * @param hybrid whether captions that hold the very words count too
 */
public record Query(
    String tenant,
    Optional<String> text,
    Optional<ImageContent> image,
    Optional<String> like,
    double imageWeight,
    int k,
    Set<Modality> modalities,
    String filter,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Long> generation,
    boolean hybrid) {
  public Query {
    ItemId.checkTenant(tenant);
    modalities = Set.copyOf(modalities);
  }

  /** A query by words, ten images, and the tenant {@code default}. */
  public static Query text(String text) {
    return builder().text(text).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects a query's parts; what is not named keeps its default. */
  public static final class Builder {
    private String tenant = "default";
    private Optional<String> text = Optional.empty();
    private Optional<ImageContent> image = Optional.empty();
    private Optional<String> like = Optional.empty();
    private double imageWeight = 0.5;
    private int k = 10;
    private Set<Modality> modalities = Set.of();
    private String filter = "";
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private Optional<Long> generation = Optional.empty();
    private boolean hybrid;

    private Builder() {}

    /** Whose items; {@code default} unless named. */
    public Builder tenant(String tenant) {
      this.tenant = tenant;
      return this;
    }

    /** Words to look for. */
    public Builder text(String text) {
      this.text = Optional.of(text);
      return this;
    }

    /** A picture to look for: a JPEG, PNG, GIF, BMP or WebP file's bytes. */
    public Builder image(byte[] file) {
      this.image = Optional.of(new ImageContent.Inline(file.clone()));
      return this;
    }

    /** A picture to look for that lies elsewhere; the server's allow-list must let it through. */
    public Builder image(URI reference) {
      this.image = Optional.of(new ImageContent.Reference(reference));
      return this;
    }

    /** In a query with words the picture's or the item's share, 0 to 1; 0.5 unless named. */
    public Builder imageWeight(double imageWeight) {
      this.imageWeight = imageWeight;
      return this;
    }

    /** An indexed item's id, to look for things like it. */
    public Builder like(String id) {
      this.like = Optional.of(id);
      return this;
    }

    /** How many answers; 10 unless named. */
    public Builder k(int k) {
      this.k = k;
      return this;
    }

    /** Kinds of items to find; images unless named. */
    public Builder modalities(Set<Modality> modalities) {
      this.modalities = Set.copyOf(modalities);
      return this;
    }

    /** A condition in the filter language. */
    public Builder filter(String filter) {
      this.filter = filter;
      return this;
    }

    /** Only items whose event happened then or later. */
    public Builder from(Instant from) {
      this.from = Optional.of(from);
      return this;
    }

    /** Only items whose event happened before. */
    public Builder to(Instant to) {
      this.to = Optional.of(to);
      return this;
    }

    /** The index generation to search; the live one unless named. */
    public Builder generation(long generation) {
      this.generation = Optional.of(generation);
      return this;
    }

    /** Whether captions that hold the very words count too; they do not unless named. */
    public Builder hybrid(boolean hybrid) {
      this.hybrid = hybrid;
      return this;
    }

    /**
     * The query.
     *
     * @throws IllegalArgumentException if the tenant is none
     */
    public Query build() {
      return new Query(
          tenant,
          text,
          image,
          like,
          imageWeight,
          k,
          modalities,
          filter,
          from,
          to,
          generation,
          hybrid);
    }
  }
}
