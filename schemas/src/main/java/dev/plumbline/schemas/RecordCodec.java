package dev.plumbline.schemas;

import dev.plumbline.core.event.RejectedException;

/**
 * Turns values into the bytes of a Kafka record and back.
 *
 * <p>Implementations are thread-safe: one serves all threads of a process. They are not
 * serializable; a job makes its own when it opens.
 *
 * @param <T> a record of core
 */
public interface RecordCodec<T> {
  /**
   * Makes sure that what {@link #encode} writes can be read by others: a writer calls it when it
   * opens.
   *
   * @throws dev.plumbline.core.model.ServiceException if a schema registry is configured and does
   *     not answer, or does not take the schema
   */
  default void announce() {}

  /**
   * Encodes a value.
   *
   * @throws IllegalArgumentException if the value does not fit the contract
   * @throws dev.plumbline.core.model.ServiceException if the schema was not announced and cannot be
   *     announced now
   */
  byte[] encode(T value);

  /**
   * Decodes a record, whatever kept version of its schema it was written with.
   *
   * @param bytes not kept and not written to
   * @throws RejectedException with UNREADABLE_RECORD if the bytes are not a record, with
   *     UNKNOWN_SCHEMA if they name a schema that is not kept or is of another topic, with
   *     INVALID_EVENT if a field breaks the contract
   * @throws dev.plumbline.core.model.ServiceException if a schema registry does not answer that has
   *     to be asked; the record may be good
   */
  T decode(byte[] bytes) throws RejectedException;

  /**
   * The writer's schema as the record names it, for dead letters: a fingerprint in 16 hexadecimal
   * digits, or a registry's number. Empty if the bytes name none. Never throws.
   */
  String schemaId(byte[] bytes);
}
