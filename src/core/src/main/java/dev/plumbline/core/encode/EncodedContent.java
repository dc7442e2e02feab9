package dev.plumbline.core.encode;

import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;

/**
 * An encoder's answer for one input.
 *
 * @param global one vector for the whole input, of {@code dimension()} values
 * @param locals vectors for its parts
 */
public record EncodedContent(FloatVector global, LocalVectors locals) {}
