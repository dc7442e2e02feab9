package dev.plumbline.schemas.registry;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.schemas.SchemaHistory;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.WireFormat;
import dev.plumbline.schemas.WireFormats;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;

/**
 * The formats of topics whose schemas a registry knows. What the registry said once of a number is
 * kept for ever, for a number never changes its meaning: a registry that is down is missed only by
 * who meets a number for the first time.
 */
public final class RegistryFormats implements WireFormats {
  private final SchemaRegistry registry;
  private final SubjectNames subjects;
  private final boolean register;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final AbsentIds absent;

  /**
   * Formats over a registry.
   *
   * @param register whether schemas that are missing there are registered; if not, they are an
   *     error to whoever wants to write with them
   */
  public RegistryFormats(SchemaRegistry registry, SubjectNames subjects, boolean register) {
    this(registry, subjects, register, System::nanoTime);
  }

  RegistryFormats(
      SchemaRegistry registry, SubjectNames subjects, boolean register, LongSupplier nanos) {
    this.registry = registry;
    this.subjects = subjects;
    this.register = register;
    this.absent = new AbsentIds(nanos);
  }

  @Override
  public WireFormat of(Topic topic) {
    return new RegistryFormat(
        SchemaHistory.bundled(),
        this::schema,
        schema -> SchemaIds.of(registry, subjects.of(topic, schema), schema, register));
  }

  private Schema schema(int id) throws RejectedException {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Optional<Schema> found = id < 0 || absent.contains(id) ? Optional.empty() : registry.schema(id);
    if (found.isEmpty()) {
      absent.add(id);
      throw new RejectedException(
          Reason.UNKNOWN_SCHEMA,
          "schema id: " + Integer.toUnsignedString(id) + " (expected: one of the registry's)");
    }
    schemas.put(id, found.get());
    return found.get();
  }
}
