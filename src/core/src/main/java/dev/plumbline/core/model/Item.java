package dev.plumbline.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One searchable thing, without its content: what is known of it from its event.
 *
 * @param id its identity
 * @param modality image, text or clip
 * @param partOf for a caption, the id (same tenant) of the image or clip that it describes
 * @param text for a caption, its words; for others empty
 * @param reference where an image's bytes can be had again, if it came by reference
 * @param attributes what filters can ask for
 * @param eventTime when it happened, by its producer's clock; millisecond precision
 * @param source who produced it, for people to read; may be empty
 */
public record Item(
    ItemId id,
    Modality modality,
    Optional<String> partOf,
    Optional<String> text,
    Optional<String> reference,
    Attributes attributes,
    Instant eventTime,
    String source) {}
