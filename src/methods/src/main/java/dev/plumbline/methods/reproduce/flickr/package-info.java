/**
 * The claims on photographs with captions. No trained network goes into the features: pictures are
 * described by patches, captions by their words.
 */
package dev.plumbline.methods.reproduce.flickr;
