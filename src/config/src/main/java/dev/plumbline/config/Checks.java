package dev.plumbline.config;

import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import java.time.Duration;

/** The checks of the settings. Each message starts with the key, so that its place can be named. */
final class Checks {
  private Checks() {}

  static void range(String key, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          key + ": " + value + " (expected: " + min + " to " + max + ")");
    }
  }

  static void range(String key, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          key + ": " + value + " (expected: " + min + " to " + max + ")");
    }
  }

  static void range(String key, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          key
              + ": "
              + Durations.print(value)
              + " (expected: "
              + Durations.print(min)
              + " to "
              + Durations.print(max)
              + ")");
    }
  }

  static void range(String key, DataSize value, DataSize min, DataSize max) {
    if (value.bytes() < min.bytes() || value.bytes() > max.bytes()) {
      throw new IllegalArgumentException(
          key + ": " + value + " (expected: " + min + " to " + max + ")");
    }
  }

  static void present(String key, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(key + ": blank (expected: a value)");
    }
  }

  static void matches(String key, String value, String pattern) {
    if (!value.matches(pattern)) {
      throw new IllegalArgumentException(key + ": '" + value + "' (expected: " + pattern + ")");
    }
  }

  /** An address of HTTP without a password in it, which would be printed with it. */
  static void address(String key, String value) {
    if (!value.matches("https?://[^@\\s]+")) {
      throw new IllegalArgumentException(
          key
              + ": '"
              + (value.contains("@") ? Secret.MASK : value)
              + "' (expected: http://HOST:PORT or https://HOST:PORT, without a user)");
    }
  }

  static void tenant(String key, String value) {
    try {
      ItemId.checkTenant(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }

  /** An attribute's name, or nothing. */
  static void attribute(String key, String value) {
    if (value.isEmpty()) {
      return;
    }
    try {
      Attributes.checkName(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }
}
