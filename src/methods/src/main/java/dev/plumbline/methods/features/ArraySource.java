package dev.plumbline.methods.features;

import java.io.Closeable;
import java.util.List;

/** The named arrays of an open file, whatever its format. */
interface ArraySource extends Closeable {
  /** The arrays that are there. */
  List<String> names();

  /** A name's place in this file, for messages. */
  Place place(String name);

  /**
   * Reads numbers as 32-bit floats, all of them finite.
   *
   * @throws FeatureFileException if they are no numbers, or one is not finite
   */
  Shaped<float[]> floats(String name) throws FeatureFileException;

  /**
   * Reads whole numbers, of whatever type.
   *
   * @throws FeatureFileException if they are no numbers, or one is not whole
   */
  Shaped<long[]> wholes(String name) throws FeatureFileException;

  /**
   * Reads texts; whole numbers become their digits.
   *
   * @throws FeatureFileException if they are neither texts nor whole numbers
   */
  Shaped<String[]> texts(String name) throws FeatureFileException;
}
