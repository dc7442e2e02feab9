/**
 * Encoders by configuration: a YAML file comes in, checked descriptions of models go out. Next: the
 * text and image encoders load them.
 */
package dev.plumbline.encoders.preset;
