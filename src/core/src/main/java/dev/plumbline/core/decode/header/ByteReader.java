package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.nio.charset.StandardCharsets;

/** Reads a file's bytes from front to back; a read past the end is a rejection. */
final class ByteReader {
  private final ImageFormat format;
  private final byte[] bytes;
  private int position;

  ByteReader(ImageFormat format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  int position() {
    return position;
  }

  int remaining() {
    return bytes.length - position;
  }

  /** Goes to a place from the file's start. */
  void seek(long to) throws RejectedException {
    if (to > bytes.length) {
      throw truncated(to - bytes.length);
    }
    position = (int) to;
  }

  void skip(long count) throws RejectedException {
    seek(position + count);
  }

  int u8() throws RejectedException {
    require(1);
    return bytes[position++] & 0xFF;
  }

  /** Two bytes, the high one first. */
  int u16() throws RejectedException {
    return u8() << 8 | u8();
  }

  /** Four bytes, the high one first. */
  long u32() throws RejectedException {
    return (long) u16() << 16 | u16();
  }

  /** Two bytes, the low one first. */
  int u16le() throws RejectedException {
    return u8() | u8() << 8;
  }

  /** Three bytes, the low one first. */
  int u24le() throws RejectedException {
    return u16le() | u8() << 16;
  }

  /** Four bytes, the low one first. */
  long u32le() throws RejectedException {
    return u16le() | (long) u16le() << 16;
  }

  /** So many bytes as text, one character each. */
  String text(int count) throws RejectedException {
    require(count);
    position += count;
    return new String(bytes, position - count, count, StandardCharsets.ISO_8859_1);
  }

  /** Checks that so many bytes are still to come. */
  void require(long count) throws RejectedException {
    if (count > remaining()) {
      throw truncated(count - remaining());
    }
  }

  private RejectedException truncated(long missing) {
    return broken(
        "ends after " + bytes.length + " bytes (expected: at least " + missing + " more)");
  }

  /** A picture in a known format that is broken. */
  RejectedException broken(String detail) {
    return new RejectedException(Rejection.Reason.UNDECODABLE_IMAGE, format + " " + detail);
  }

  /** A whole picture of a kind that is not read. */
  RejectedException unsupported(String detail) {
    return new RejectedException(Rejection.Reason.UNSUPPORTED_IMAGE, format + " " + detail);
  }
}
