package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;

/**
 * A batch in the shared space. The arrays belong to the step's manager.
 *
 * @param images [g, d], one a group
 * @param texts [t, d]
 * @param imageGroups the group of each image, [g], each a different one; groups are numbered from 0
 *     in the order in which the training pairs first name them
 * @param textGroups the group of each text, [t]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EmbeddedBatch(NDArray images, NDArray texts, int[] imageGroups, int[] textGroups) {}
