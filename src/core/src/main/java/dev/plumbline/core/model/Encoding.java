package dev.plumbline.core.model;

/**
 * What a frozen encoder says of an item.
 *
 * @param item the item
 * @param encoder the encoder that made the vectors
 * @param global one vector for the whole item
 * @param locals vectors for its parts; none if the encoder gives none
 */
public record Encoding(
    Item item, EncoderVersion encoder, FloatVector global, LocalVectors locals) {}
