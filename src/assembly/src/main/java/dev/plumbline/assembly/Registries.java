package dev.plumbline.assembly;

import dev.plumbline.config.RegistrySettings;
import dev.plumbline.schemas.WireFormats;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.RegistryFormats;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SubjectNames;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the schema registry that a configuration names. */
final class Registries {
  private Registries() {}

  static Optional<SchemaRegistry> open(RegistrySettings settings) {
    if (!settings.enabled()) {
      return Optional.empty();
    }
    return Optional.of(
        HttpSchemaRegistry.open(
            new RegistryConfig(
                URI.create(settings.url()),
                settings.credentials().reveal(),
                Optional.of(settings.certificates()).filter(c -> !c.isBlank()).map(Path::of),
                settings.timeout(),
                settings.deadline())));
  }

  /** The registry's format on every topic, or the one that needs none. */
  static WireFormats formats(RegistrySettings settings) {
    return open(settings)
        .<WireFormats>map(
            registry -> new RegistryFormats(registry, subjects(settings), settings.register()))
        .orElseGet(WireFormats::singleObject);
  }

  static SubjectNames subjects(RegistrySettings settings) {
    return switch (settings.subjects()) {
      case RECORD -> SubjectNames.RECORD;
      case TOPIC_RECORD -> SubjectNames.TOPIC_RECORD;
    };
  }
}
