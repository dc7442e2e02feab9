package dev.plumbline.encoders.preset;

import dev.plumbline.encoders.image.ImageModel;
import dev.plumbline.encoders.text.TextModel;
import java.util.Optional;

/**
 * What a preset file describes.
 *
 * @param name its name
 * @param image the image encoder, if it has one
 * @param text the text encoder, if it has one
 */
public record Preset(String name, Optional<ImageModel> image, Optional<TextModel> text) {}
