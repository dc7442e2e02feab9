package dev.plumbline.app.doctor;

/**
 * What one check found.
 *
 * @param level how bad it is
 * @param subject what was looked at
 * @param fact what was found
 * @param hint what to do about it; empty if nothing must be done
 */
record Finding(Level level, String subject, String fact, String hint) {
  enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String subject, String fact) {
    return new Finding(Level.OK, subject, fact, "");
  }

  static Finding warn(String subject, String fact, String hint) {
    return new Finding(Level.WARN, subject, fact, hint);
  }

  static Finding fail(String subject, String fact, String hint) {
    return new Finding(Level.FAIL, subject, fact, hint);
  }
}
