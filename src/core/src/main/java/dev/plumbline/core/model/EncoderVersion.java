package dev.plumbline.core.model;

/**
 * Which frozen encoder made an encoding. Vectors of different encoder versions are never compared.
 *
 * @param name the encoder's name, for example {@code scenes-cnn}
 * @param version its version or checksum
 */
public record EncoderVersion(String name, String version) {
  public EncoderVersion {
    if (name.isBlank() || version.isBlank()) {
      throw new IllegalArgumentException("encoder version: '" + name + "@" + version + "'");
    }
  }

  @Override
  public String toString() {
    return name + "@" + version;
  }
}
