package dev.plumbline.app.evaluate;

import java.io.IOException;
import java.util.List;

/** Where pairs to measure on come from. */
interface PairSource {
  /** In words, for the report. */
  String name();

  List<PictureVectors> draw() throws IOException;
}
