package dev.plumbline.methods.features;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An array's elements one after the other, each with its place in C order. What is read is bounded
 * by the head, which the caller has held against the entry's size.
 */
final class NpyElements {
  private static final int CHUNK = 1 << 16;

  private final DataInputStream in;
  private final Place place;
  private final NpyHeader header;
  private final int count;
  private final ByteBuffer chunk;
  private final CorderWalk walk;
  private int read;

  NpyElements(DataInputStream in, Place place, NpyHeader header) {
    this.in = in;
    this.place = place;
    this.header = header;
    this.count = header.count();
    int size = Math.max(1, header.type().bytes());
    this.chunk = ByteBuffer.allocate(Math.max(1, CHUNK / size) * size).order(header.type().order());
    chunk.limit(0);
    this.walk = new CorderWalk(header.shape(), header.fortran());
  }

  /** Goes to the next element; false at the end. */
  boolean next() throws IOException {
    if (read == count) {
      if (in.read() >= 0) {
        throw place.damaged("it goes on after its " + count + " values");
      }
      return false;
    }
    int size = header.type().bytes();
    if (read > 0) {
      walk.next();
      chunk.position(chunk.position() + size);
    }
    if (chunk.remaining() < size) {
      int wanted = (int) Math.min(chunk.capacity(), (long) size * (count - read));
      try {
        in.readFully(chunk.array(), 0, wanted);
      } catch (EOFException e) {
        throw place.damaged("it ends before its " + count + " values do");
      }
      chunk.limit(wanted).position(0);
    }
    read++;
    return true;
  }

  /** The element's place in C order. */
  int place() {
    return walk.place();
  }

  /** The bytes of the element, at the buffer's position. */
  private int at() {
    return chunk.position();
  }

  double number() {
    NpyType type = header.type();
    if (type.isFloat()) {
      return switch (type.bytes()) {
        case 2 -> half(chunk.getShort(at()));
        case 4 -> chunk.getFloat(at());
        default -> chunk.getDouble(at());
      };
    }
    long whole = integer();
    return type.kind() == 'u' && whole < 0 ? (whole >>> 1) * 2.0 : whole;
  }

  /** An integer's 64 bits; of uint64 beyond 2^63 - 1 a negative number. */
  long integer() {
    NpyType type = header.type();
    boolean signed = type.kind() == 'i';
    return switch (type.bytes()) {
      case 1 -> signed ? chunk.get(at()) : Byte.toUnsignedLong(chunk.get(at()));
      case 2 -> signed ? chunk.getShort(at()) : Short.toUnsignedLong(chunk.getShort(at()));
      case 4 -> signed ? chunk.getInt(at()) : Integer.toUnsignedLong(chunk.getInt(at()));
      default -> chunk.getLong(at());
    };
  }

  /** The bytes of a text, in their own order. */
  ByteBuffer text() {
    return chunk.slice(at(), header.type().bytes()).order(chunk.order());
  }

  /** IEEE 754 binary16. */
  static float half(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float magnitude;
    if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}
