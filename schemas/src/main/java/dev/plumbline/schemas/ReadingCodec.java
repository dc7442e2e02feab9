package dev.plumbline.schemas;

import dev.plumbline.core.event.RejectedException;

/** A codec that only reads, for readers that leave a part of each record aside. */
final class ReadingCodec<T> implements RecordCodec<T> {
  private final RecordCodec<T> reader;

  ReadingCodec(RecordCodec<T> reader) {
    this.reader = reader;
  }

  @Override
  public byte[] encode(T value) {
    throw new UnsupportedOperationException("a codec for reading alone");
  }

  @Override
  public T decode(byte[] bytes) throws RejectedException {
    return reader.decode(bytes);
  }

  @Override
  public String schemaId(byte[] bytes) {
    return reader.schemaId(bytes);
  }
}
