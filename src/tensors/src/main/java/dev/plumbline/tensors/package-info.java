/** What DJL's arrays lack for training: constants that live as long as a gradient needs them. */
package dev.plumbline.tensors;
