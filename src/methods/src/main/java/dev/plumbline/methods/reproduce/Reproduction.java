package dev.plumbline.methods.reproduce;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One experiment, which bears out some claims of one method. */
public interface Reproduction {
  /** The method's name, as in {@link dev.plumbline.methods.AlignerMethods}. */
  String method();

  /** The folders that it reads; if one is missing, its claims are skipped. */
  List<String> datasets();

  /** What the data are, for people, for example {@code MNIST halves}. */
  String setting();

  /** What is claimed. */
  List<Claim> claims();

  /**
   * Runs the experiment. Hyper-parameters are chosen on validation parts, never on what is
   * reported.
   *
   * @return what each claim came out as, by its name
   * @throws IOException if a data set cannot be read
   */
  Map<String, Measured> run(Trial trial) throws IOException;
}
