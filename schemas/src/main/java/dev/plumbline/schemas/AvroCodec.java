package dev.plumbline.schemas;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** A codec over one or more schemas; a record says which of them it holds. */
final class AvroCodec<T> implements RecordCodec<T> {
  private final WireFormat format;
  private final List<Binding<? extends T, ?>> bindings;

  AvroCodec(WireFormat format, List<Binding<? extends T, ?>> bindings) {
    this.format = format;
    this.bindings = List.copyOf(bindings);
  }

  @Override
  public void announce() {
    bindings.forEach(binding -> format.announce(binding.schema()));
  }

  @Override
  public byte[] encode(T value) {
    for (Binding<? extends T, ?> binding : bindings) {
      if (binding.writes(value)) {
        return binding.encode(value, format);
      }
    }
    throw new IllegalArgumentException("no schema for " + value.getClass().getName());
  }

  @Override
  public T decode(byte[] bytes) throws RejectedException {
    WireFormat.Header header = format.readHeader(bytes);
    for (Binding<? extends T, ?> binding : bindings) {
      if (binding.reads(header.writer())) {
        return decode(binding, header, bytes);
      }
    }
    throw new RejectedException(
        Reason.UNKNOWN_SCHEMA,
        "schema: "
            + header.writer().getFullName()
            + " (expected: one of "
            + bindings.stream().map(Binding::name).toList()
            + ")");
  }

  private static <T, R extends SpecificRecordBase> T decode(
      Binding<T, R> binding, WireFormat.Header header, byte[] bytes) throws RejectedException {
    R record;
    try {
      record = binding.read(header.writer(), bytes, header.length());
    } catch (IOException | RuntimeException e) { // Avro throws any of them at broken bytes
      Optional<String> objection = binding.objection(header.writer());
      if (objection.isPresent()) {
        throw new RejectedException(
            Reason.UNKNOWN_SCHEMA,
            "schema: a " + binding.name() + " that ours cannot read: " + objection.get(),
            e);
      }
      throw new RejectedException(
          Reason.UNREADABLE_RECORD,
          "not a body of " + header.writer().getFullName() + ": " + describe(e),
          e);
    }
    try {
      return binding.check(record);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(Reason.INVALID_EVENT, binding.name() + ": " + e.getMessage(), e);
    }
  }

  private static String describe(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public String schemaId(byte[] bytes) {
    return format.schemaId(bytes).orElse("");
  }
}
