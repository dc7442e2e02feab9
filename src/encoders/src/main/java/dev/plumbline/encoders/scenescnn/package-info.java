/** The default image encoder: a small convolutional network of our own, trained on Scenes. */
package dev.plumbline.encoders.scenescnn;
