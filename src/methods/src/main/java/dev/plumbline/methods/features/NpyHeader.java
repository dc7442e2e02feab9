package dev.plumbline.methods.features;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an array in NumPy's format 1.0, 2.0 or 3.0 (NEP 1): a magic, and a Python dictionary
 * with the type, the order and the shape.
 *
 * @param type of the elements
 * @param fortran whether the first index runs fastest
 * @param shape sizes, 0 or more; empty for a scalar
 * @param length of the head in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NpyHeader(NpyType type, boolean fortran, int[] shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST_LENGTH = 1 << 16;
  private static final int MOST_DIMENSIONS = 32;

  /** One entry of the dictionary: a key, and a string, a list, a tuple or a word. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(['\"])(descr|fortran_order|shape)\\1\\s*:\\s*"
              + "('[^']*'|\"[^\"]*\"|\\[.*\\]|\\([0-9L,\\s]*\\)|True|False)\\s*(,|(?=\\}))",
          Pattern.DOTALL);

  /**
   * Reads a head.
   *
   * @param wanted which types are taken
   */
  static NpyHeader read(DataInputStream in, Place place, Wanted wanted) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    int start;
    byte[] text;
    int version;
    try {
      in.readFully(magic);
      version = in.readUnsignedByte();
      in.readUnsignedByte();
      if (!Arrays.equals(magic, MAGIC)) {
        throw place.damaged("it does not begin as NumPy's arrays do");
      }
      if (version < 1 || version > 3) {
        throw place.wrong(
            "NumPy's format " + version, "1 to 3", "save it again with np.savez(file, ...)");
      }
      long declared =
          version == 1
              ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
              : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
      if (declared > MOST_LENGTH) {
        throw place.damaged("a head of " + declared + " bytes (at most " + MOST_LENGTH + ")");
      }
      text = new byte[(int) declared];
      in.readFully(text);
      start = MAGIC.length + 2 + (version == 1 ? Short.BYTES : Integer.BYTES) + text.length;
    } catch (EOFException e) {
      throw place.damaged("it ends within its head");
    }
    Map<String, String> entries =
        entries(
            new String(text, version < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8),
            place);
    return new NpyHeader(
        type(entries, place, wanted),
        entries.getOrDefault("fortran_order", "").equals("True"),
        shape(entries.getOrDefault("shape", ""), place),
        start);
  }

  private static Map<String, String> entries(String text, Place place) throws FeatureFileException {
    String dictionary = text.strip();
    Map<String, String> entries = new HashMap<>();
    if (dictionary.startsWith("{") && dictionary.endsWith("}")) {
      Matcher matcher = ENTRY.matcher(dictionary);
      int at = 1;
      while (matcher.region(at, dictionary.length()).lookingAt()) {
        entries.put(matcher.group(2), matcher.group(3));
        at = matcher.end();
      }
      if (entries.size() == 3 && dictionary.substring(at).strip().equals("}")) {
        return entries;
      }
    }
    throw place.damaged("its head is no dictionary of descr, fortran_order and shape");
  }

  private static NpyType type(Map<String, String> entries, Place place, Wanted wanted)
      throws FeatureFileException {
    String descr = entries.getOrDefault("descr", "").replaceAll("^['\"]|['\"]$", "");
    Optional<NpyType> type = NpyType.parse(descr);
    if (type.isEmpty() || (type.get().isText() && wanted != Wanted.TEXTS)) {
      throw wanted.butHolds(type.map(t -> "texts").orElse(NpyType.describe(descr)), place);
    }
    return type.get();
  }

  private static int[] shape(String tuple, Place place) throws FeatureFileException {
    if (!tuple.startsWith("(")) {
      throw place.damaged("its shape is " + tuple);
    }
    String[] words =
        Arrays.stream(tuple.substring(1, tuple.length() - 1).split(",", -1))
            .map(word -> word.strip().replaceFirst("L$", ""))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    int[] shape = new int[words.length];
    long count = 1;
    for (int i = 0; i < words.length; i++) {
      if (words.length > MOST_DIMENSIONS || !words[i].matches("[0-9]{1,18}")) {
        throw place.damaged("its shape is " + tuple);
      }
      long size = Long.parseLong(words[i]);
      count = size == 0 ? 0 : count > Integer.MAX_VALUE / size ? Long.MAX_VALUE : count * size;
      if (size > Integer.MAX_VALUE - 8 || count > Integer.MAX_VALUE - 8) {
        throw place.wrong(
            "shape " + tuple, "at most 2,147,483,639 values", "split it over several files");
      }
      shape[i] = (int) size;
    }
    return shape;
  }

  /** How many elements there are. */
  int count() {
    int count = 1;
    for (int size : shape) {
      count *= size; // bounded when it was read
    }
    return count;
  }
}
