package dev.plumbline.app.doctor;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the schema registry that the configuration names for the contracts of this build. */
final class RegistryCheck {
  private static final String SUBJECT = "registry";

  private RegistryCheck() {}

  /** What was found; empty if no registry is named. */
  static Optional<Finding> run(PlumblineConfig config) {
    PlumblineConfig impatient =
        config.with(Map.of("kafka.registry.timeout", "2s", "kafka.registry.deadline", "2s"));
    try {
      Optional<SchemaRegistry> registry = Assembly.registry(impatient);
      return registry.map(r -> judge(config, Assembly.registrations(config, r)));
    } catch (ServiceException e) {
      return Optional.of(
          Finding.fail(
              SUBJECT,
              String.valueOf(e.getMessage()),
              e.isTransient()
                  ? "is a registry running there? see kafka.registry.url"
                  : "see kafka.registry.url and kafka.registry.credentials"));
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      return Optional.of(
          Finding.fail(SUBJECT, String.valueOf(e.getMessage()), "see kafka.registry"));
    }
  }

  private static Finding judge(PlumblineConfig config, Map<String, Optional<Integer>> found) {
    String url = config.kafka().registry().url();
    List<String> missing =
        found.entrySet().stream()
            .filter(subject -> subject.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    String fact =
        "%s has %d of %d schemas".formatted(url, found.size() - missing.size(), found.size());
    if (missing.isEmpty()) {
      return Finding.ok(SUBJECT, fact);
    }
    return config.kafka().registry().register()
        ? Finding.ok(SUBJECT, fact + "; whoever writes first registers the others")
        : Finding.fail(
            SUBJECT,
            fact + "; missing: " + String.join(", ", missing),
            "register them (schemas/src/main/avro), or set kafka.registry.register");
  }
}
