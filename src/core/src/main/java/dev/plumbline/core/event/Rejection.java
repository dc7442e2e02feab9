package dev.plumbline.core.event;

/**
 * Why bad data was turned away. It becomes a dead letter.
 *
 * @param reason a word for programs and metrics
 * @param detail a sentence for people: what was wrong, where, what was expected
 */
public record Rejection(Reason reason, String detail) {
  /** The closed list of reasons. */
  public enum Reason {
    /** The record is not in a wire format that we know. */
    UNREADABLE_RECORD,
    /** The record names a schema that we do not have, or cannot be read with ours. */
    UNKNOWN_SCHEMA,
    /** A field breaks a rule of the contract. */
    INVALID_EVENT,
    /** The tenant is not configured. */
    UNKNOWN_TENANT,
    /** More bytes than the configuration allows. */
    TOO_LARGE,
    /** More pixels than the configuration allows. */
    TOO_MANY_PIXELS,
    /** Not a picture in a format that we read. */
    UNSUPPORTED_IMAGE,
    /** A picture whose bytes are broken. */
    UNDECODABLE_IMAGE,
    /** The allow-list does not let the reference through. */
    FORBIDDEN_REFERENCE,
    /** The reference could not be read. */
    UNREACHABLE_REFERENCE,
    /** No words at all. */
    EMPTY_TEXT,
    /** More words than the configuration allows. */
    TEXT_TOO_LONG,
    /** The model failed on this input alone. */
    ENCODER_FAILED
  }
}
