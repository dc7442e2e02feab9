package dev.plumbline.jobs.kafka;

/**
 * A record on its way to a topic.
 *
 * @param topic the full name
 * @param key not to be written to
 * @param value not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record OutgoingRecord(String topic, byte[] key, byte[] value) {}
