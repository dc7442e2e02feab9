/**
 * Stage encode, the part that speaks DJL: finds a model's files, loads it on a device, runs batches
 * through it and closes its native memory. Used by the text and image encoders.
 */
package dev.plumbline.encoders.djl;
