package dev.plumbline.methods.features;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A NumPy {@code .npz}: a zip with one {@code NAME.npy} an array, packed or not. */
final class NpzSource implements ArraySource {
  private static final String SUFFIX = ".npy";

  /** Deflate makes no more than this of a byte. */
  static final long MOST_INFLATION = 1032;

  private final Path file;
  private final ZipFile zip;
  private final Map<String, ZipEntry> arrays;

  private NpzSource(Path file, ZipFile zip, Map<String, ZipEntry> arrays) {
    this.file = file;
    this.zip = zip;
    this.arrays = arrays;
  }

  static NpzSource open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException
        | EOFException
        | IllegalArgumentException e) { // the last for strange names
      throw new FeatureFileException(
          file
              + ": is a damaged zip ("
              + (e instanceof EOFException ? "too short" : e.getMessage())
              + ") (expected: a NumPy .npz); write or copy the file again",
          e);
    }
    try {
      return new NpzSource(file, zip, arrays(file, zip));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Map<String, ZipEntry> arrays(Path file, ZipFile zip) throws IOException {
    Map<String, ZipEntry> arrays = new LinkedHashMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entry.getName().endsWith(SUFFIX)) {
        String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
        if (arrays.put(name, entry) != null) {
          throw new Place(file, name).damaged("it is there twice");
        }
      }
    }
    return arrays;
  }

  @Override
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  @Override
  public Place place(String name) {
    return new Place(file, name);
  }

  @Override
  public Shaped<float[]> floats(String name) throws FeatureFileException {
    return read(
        name,
        Wanted.FLOATS,
        (header, elements, place) -> {
          float[] values = new float[header.count()];
          while (elements.next()) {
            int at = elements.place();
            values[at] = NumberChecks.finite(elements.number(), place, header.shape(), at);
          }
          return new Shaped<>(header.shape(), values);
        });
  }

  @Override
  public Shaped<long[]> wholes(String name) throws FeatureFileException {
    return read(
        name,
        Wanted.WHOLES,
        (header, elements, place) -> {
          long[] values = new long[header.count()];
          while (elements.next()) {
            values[elements.place()] = whole(header, elements, place);
          }
          return new Shaped<>(header.shape(), values);
        });
  }

  @Override
  public Shaped<String[]> texts(String name) throws FeatureFileException {
    return read(
        name,
        Wanted.TEXTS,
        (header, elements, place) -> {
          String[] values = new String[header.count()];
          while (elements.next()) {
            values[elements.place()] =
                header.type().isText()
                    ? text(header, elements, place)
                    : Long.toString(whole(header, elements, place));
          }
          return new Shaped<>(header.shape(), values);
        });
  }

  private static long whole(NpyHeader header, NpyElements elements, Place place)
      throws FeatureFileException {
    int at = elements.place();
    return header.type().isFloat()
        ? NumberChecks.whole(elements.number(), place, header.shape(), at)
        : NumberChecks.signed(
            elements.integer(), header.type().kind() == 'u', place, header.shape(), at);
  }

  /** NumPy fills texts with zeros at the end. */
  private static String text(NpyHeader header, NpyElements elements, Place place)
      throws FeatureFileException {
    ByteBuffer bytes = elements.text();
    int unit = header.type().kind() == 'U' ? Integer.BYTES : 1;
    int end = bytes.limit();
    while (end > 0 && (unit == 1 ? bytes.get(end - 1) : bytes.getInt(end - unit)) == 0) {
      end -= unit;
    }
    String where = " at " + Shaped.index(header.shape(), elements.place());
    if (unit == 1) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.limit(end)).toString();
      } catch (CharacterCodingException e) {
        throw place.wrong("bytes that are no UTF-8" + where, "texts", "save them as str");
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < end; i += unit) {
      int codePoint = bytes.getInt(i);
      if (!Character.isValidCodePoint(codePoint)) {
        throw place.damaged("no character of Unicode" + where);
      }
      text.appendCodePoint(codePoint);
    }
    return text.toString();
  }

  private interface Read<T> {
    Shaped<T> apply(NpyHeader header, NpyElements elements, Place place) throws IOException;
  }

  private <T> Shaped<T> read(String name, Wanted wanted, Read<T> read) throws FeatureFileException {
    Place place = place(name);
    ZipEntry entry = arrays.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(name + " is not there");
    }
    long packed = Math.min(entry.getCompressedSize(), file.toFile().length());
    if (entry.getSize() / MOST_INFLATION > packed) {
      throw place.damaged(entry.getSize() + " bytes out of " + packed);
    }
    CRC32 crc = new CRC32();
    try (InputStream raw = zip.getInputStream(entry);
        DataInputStream in = new DataInputStream(new CheckedInputStream(raw, crc))) {
      NpyHeader header = NpyHeader.read(in, place, wanted);
      long values = (long) header.count() * header.type().bytes();
      if (header.length() + values != entry.getSize()) {
        throw place.damaged(
            entry.getSize()
                + " bytes where its shape "
                + Shaped.text(header.shape())
                + " needs "
                + (header.length() + values));
      }
      place.checkMemory(Math.max(values, (long) Float.BYTES * header.count()));
      Shaped<T> array = read.apply(header, new NpyElements(in, place, header), place);
      if (crc.getValue() != entry.getCrc()) {
        throw place.damaged("its checksum is another");
      }
      return array;
    } catch (FeatureFileException e) {
      throw e;
    } catch (IOException | UncheckedIOException e) {
      throw place.damaged(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
