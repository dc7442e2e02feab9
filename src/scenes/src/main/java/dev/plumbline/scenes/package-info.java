/**
 * Scenes: an endless, seeded source of captioned pictures whose truth is known.
 *
 * <p>In: a {@link dev.plumbline.scenes.ScenesConfig} and an index. Out: a {@link
 * dev.plumbline.scenes.Scene} with its picture, its objects' masks, and five captions with their
 * parse. Next: training, replay and the tests of methods.
 */
package dev.plumbline.scenes;
