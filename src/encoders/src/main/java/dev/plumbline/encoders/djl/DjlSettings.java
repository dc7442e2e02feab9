package dev.plumbline.encoders.djl;

/**
 * The system properties that DJL's engines read once, when they start.
 *
 * <p>They belong to the process and a user's own value always wins, so they are set only where none
 * stands.
 */
final class DjlSettings {
  private static final String OFFLINE = "ai.djl.offline";

  private DjlSettings() {}

  /**
   * Must run before the first engine starts.
   *
   * @param download whether a model must be fetched
   */
  static void apply(boolean download) {
    // One intra-op thread: work is spread over inputs, not inside an operator, so that a result
    // does not depend on the machine and idle threads do not spin.
    setDefault("ai.djl.pytorch.num_threads", "1");
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    // DJL reports its use from cloud machines unless told not to.
    setDefault("OPT_OUT_TRACKING", "true");
    if (download) {
      return;
    }
    // The bundled models and a model on disk need no network: natives and weights come from the
    // class path. A preset that names an address leaves DJL's own default.
    setDefault(OFFLINE, "true");
  }

  /** Whether somebody forbade downloads for this process. */
  static boolean offline() {
    return Boolean.getBoolean(OFFLINE);
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(name) == null && System.getenv(name) == null) {
      System.setProperty(name, value);
    }
  }
}
