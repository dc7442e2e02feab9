package dev.plumbline.core.model;

/**
 * Which frozen encoder made an encoding. Vectors of different encoder versions are never compared.
 *
 * @param name the encoder's name, for example {@code scenes-cnn}; 1 to 256 characters, not all
 *     blank
 * @param version its version or checksum; likewise
 */
public record EncoderVersion(String name, String version) {
  private static final int MAX_LENGTH = 256;

  public EncoderVersion {
    if (name.isBlank() || version.isBlank()) {
      throw new IllegalArgumentException("encoder version: '" + name + "@" + version + "'");
    }
    if (name.length() > MAX_LENGTH || version.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "encoder version has "
              + name.length()
              + " and "
              + version.length()
              + " characters (expected: at most "
              + MAX_LENGTH
              + " each)");
    }
  }

  @Override
  public String toString() {
    return name + "@" + version;
  }
}
