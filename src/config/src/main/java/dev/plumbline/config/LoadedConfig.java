package dev.plumbline.config;

import java.util.List;

/**
 * A configuration and where it came from.
 *
 * @param config the configuration
 * @param settings each value in force, in the records' order
 */
public record LoadedConfig(PlumblineConfig config, List<Setting> settings) {
  public LoadedConfig {
    settings = List.copyOf(settings);
  }

  /**
   * One value in force.
   *
   * @param key its full key
   * @param value its text; secrets are masked
   * @param origin where it came from
   */
  public record Setting(String key, String value, Origin origin) {}
}
