/**
 * Training of the bundled image encoder: scenes with their truth come in, the network's parameters
 * and figures on how good they are go out. Next: the preset {@code scenes-cnn} loads them.
 */
package dev.plumbline.training;
