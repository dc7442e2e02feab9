/**
 * Encoders of small images that are trained themselves, where other methods stand on frozen ones.
 * Images and an objective of their embeddings come in; embeddings go out, to the experiments.
 */
package dev.plumbline.methods.image;
