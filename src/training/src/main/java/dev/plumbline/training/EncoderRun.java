package dev.plumbline.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a training went.
 *
 * @param file the parameters
 * @param steps steps that were taken
 * @param took all of it, captions included
 * @param validation by step
 */
public record EncoderRun(
    Path file, int steps, Duration took, SortedMap<Integer, Validation> validation) {
  public EncoderRun {
    validation = new TreeMap<>(validation);
  }
}
