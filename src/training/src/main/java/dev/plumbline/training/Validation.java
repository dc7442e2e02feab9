package dev.plumbline.training;

/**
 * What is measured while the encoder learns, by heads that are thrown away, in percent.
 *
 * @param recallAt10 captions whose picture is among the first ten
 * @param cellShapes cells that show an object, told its shape
 * @param cellColours likewise its colour
 */
public record Validation(double recallAt10, double cellShapes, double cellColours) {}
