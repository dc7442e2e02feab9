package dev.plumbline.jobs.spine;

import dev.plumbline.avro.Image;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.Keys;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Records for the topic of items, good and bad, each with what must become of it. */
final class BadItems {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");

  /** 48 x 32 pixels, lossy. */
  private static final byte[] WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRngAAABXRUJQVlA4IGwAAACQBQCdASowACAAPikOhUKhh1QGAKEswBiiKC/APwA1dvgH4AfsV/KO"
                  + "QC7AfrdnfYchjkhwEAD++U6xNs+7STwjTMamBP2P//7VureL0h0Mmx/3iiLGgX9mNvj5VVjvST//"
                  + "xWYkMaj/JhUqAAA=");

  private final List<Row> rows = new ArrayList<>();
  private final URI server;

  /**
   * One record.
   *
   * @param name what is wrong with it; also the item's id
   * @param value its value; empty for none
   * @param fate why it is turned away; empty if it is taken in
   */
  @SuppressWarnings("ArrayRecordComponent") // carried through, never compared
  record Row(String name, byte[] key, Optional<byte[]> value, Optional<Reason> fate) {}

  private BadItems(URI server) {
    this.server = server;
  }

  /**
   * The table.
   *
   * @param server serves {@code picture}, and badly {@code slow}, {@code endless}, {@code out} and
   *     {@code large}
   */
  static List<Row> table(URI server) throws IOException {
    BadItems table = new BadItems(server);
    table.addPictures();
    table.addTexts();
    table.addRecords();
    table.addReferences();
    return table.rows;
  }

  private void addPictures() throws IOException {
    byte[] jpeg = picture("jpg", BufferedImage.TYPE_INT_RGB);
    byte[] png = picture("png", BufferedImage.TYPE_INT_RGB);
    byte[] gif = picture("gif", BufferedImage.TYPE_BYTE_INDEXED);
    takenIn("jpeg", jpeg);
    takenIn("png", png);
    takenIn("gif", gif);
    takenIn("bmp", picture("bmp", BufferedImage.TYPE_INT_RGB));
    takenIn("webp", WEBP);
    takenIn("png with alpha", picture("png", BufferedImage.TYPE_INT_ARGB));
    takenIn("png of 16 bits", picture("png", BufferedImage.TYPE_USHORT_GRAY));
    takenIn("one byte more than the picture", Arrays.copyOf(jpeg, jpeg.length + 1));
    turnedAway("truncated jpeg", half(jpeg), Reason.UNDECODABLE_IMAGE);
    turnedAway("truncated png", half(png), Reason.UNDECODABLE_IMAGE);
    turnedAway("truncated gif", half(gif), Reason.UNDECODABLE_IMAGE);
    turnedAway("truncated webp", half(WEBP), Reason.UNDECODABLE_IMAGE);
    turnedAway(
        "wrong magic",
        "GIF is not what this is".getBytes(StandardCharsets.UTF_8),
        Reason.UNSUPPORTED_IMAGE);
    turnedAway("zeros", new byte[100], Reason.UNSUPPORTED_IMAGE);
    turnedAway("jpeg of 50,000 x 50,000", bomb(jpeg), Reason.TOO_MANY_PIXELS);
    turnedAway("too many bytes", Arrays.copyOf(jpeg, 1_000_001), Reason.TOO_LARGE);
    add(
        "clip with a torn frame",
        clip("clip with a torn frame", jpeg, half(jpeg)),
        Optional.of(Reason.UNDECODABLE_IMAGE));
    add("clip", clip("clip", jpeg, png), Optional.empty());
  }

  private void addTexts() {
    text("plain", "a red circle", WHEN, Optional.empty());
    text(
        "right to left",
        "\u05E2\u05D9\u05D2\u05D5\u05DC \u05D0\u05D3\u05D5\u05DD",
        WHEN,
        Optional.empty());
    text("emoji", "\uD83D\uDD34 \uD83D\uDC69\u200D\uD83D\uDE80", WHEN, Optional.empty());
    text("control characters", "a\u0000red\u001B[2Jcircle", WHEN, Optional.empty());
    text("from the far future", "a red circle", FAR, Optional.empty());
    text("from before 1970", "a red circle", Instant.EPOCH.minusSeconds(1), Optional.empty());
    text("blank", " \t\n", WHEN, Optional.of(Reason.EMPTY_TEXT));
    text("nothing but control", "\u0001\u0002", WHEN, Optional.of(Reason.EMPTY_TEXT));
    text("too long", "word ".repeat(401), WHEN, Optional.of(Reason.TEXT_TOO_LONG));
    byte[] broken = caption("not UTF-8", "a red circle", WHEN);
    broken[new String(broken, StandardCharsets.ISO_8859_1).indexOf("circle")] = (byte) 0xC3;
    add("not UTF-8", broken, Optional.of(Reason.UNREADABLE_RECORD));
  }

  private void addRecords() {
    byte[] whole = caption("x", "a red circle", WHEN);
    byte[] unknown = whole.clone();
    Arrays.fill(unknown, 2, 10, (byte) 0x5A);
    rows.add(
        new Row(
            "no value", key("no value"), Optional.empty(), Optional.of(Reason.UNREADABLE_RECORD)));
    add("empty value", new byte[0], Optional.of(Reason.UNREADABLE_RECORD));
    add(
        "json",
        "{\"id\": 1}".getBytes(StandardCharsets.UTF_8),
        Optional.of(Reason.UNREADABLE_RECORD));
    add("half a record", half(whole), Optional.of(Reason.UNREADABLE_RECORD));
    add("schema of tomorrow", unknown, Optional.of(Reason.UNKNOWN_SCHEMA));
    add("another item's key", whole, Optional.of(Reason.INVALID_EVENT));
    add(
        "no picture and no reference",
        rawImage("no picture and no reference", null, null),
        Optional.of(Reason.INVALID_EVENT));
    add(
        "a picture and a reference",
        rawImage("a picture and a reference", new byte[] {1}, "file:///x"),
        Optional.of(Reason.INVALID_EVENT));
    add("no bytes", rawImage("no bytes", new byte[0], null), Optional.of(Reason.INVALID_EVENT));
    ItemId stranger = new ItemId("stranger", "unknown tenant");
    rows.add(
        new Row(
            "unknown tenant",
            Keys.of(stranger),
            Optional.of(Codecs.items().encode(new ItemEvent.Delete(stranger, WHEN, ""))),
            Optional.of(Reason.UNKNOWN_TENANT)));
    text("twice", "a red circle", WHEN, Optional.empty());
    text("twice", "a red circle", WHEN, Optional.empty());
    text("late", "second", WHEN, Optional.empty());
    text("late", "first, but sent last", WHEN.minusSeconds(60), Optional.empty());
    add(
        "delete of what never was",
        Codecs.items().encode(new ItemEvent.Delete(id("delete of what never was"), WHEN, "")),
        Optional.empty());
  }

  private void addReferences() {
    reference("reference", server.resolve("picture"), Optional.empty());
    reference("slow server", server.resolve("slow"), Optional.of(Reason.UNREACHABLE_REFERENCE));
    reference("endless server", server.resolve("endless"), Optional.of(Reason.TOO_LARGE));
    reference("100 MB", server.resolve("large"), Optional.of(Reason.TOO_LARGE));
    reference("redirect out", server.resolve("out"), Optional.of(Reason.FORBIDDEN_REFERENCE));
    reference("missing", server.resolve("missing"), Optional.of(Reason.UNREACHABLE_REFERENCE));
    for (String forbidden :
        List.of(
            "http://localhost:" + server.getPort() + "/pictures/picture",
            "http://127.0.0.1:" + server.getPort() + "/pictures/../secret",
            "http://169.254.169.254/latest/meta-data",
            "https://example.org/picture.png",
            "ftp://example.org/picture.png",
            "file:///etc/passwd")) {
      reference(forbidden, URI.create(forbidden), Optional.of(Reason.FORBIDDEN_REFERENCE));
    }
  }

  private void takenIn(String name, byte[] picture) {
    add(name, image(name, new ImageContent.Inline(picture)), Optional.empty());
  }

  private void turnedAway(String name, byte[] picture, Reason reason) {
    add(name, image(name, new ImageContent.Inline(picture)), Optional.of(reason));
  }

  private void reference(String name, URI uri, Optional<Reason> fate) {
    add(name, image(name, new ImageContent.Reference(uri)), fate);
  }

  private void text(String name, String text, Instant when, Optional<Reason> fate) {
    add(name, caption(name, text, when), fate);
  }

  private void add(String name, byte[] value, Optional<Reason> fate) {
    rows.add(new Row(name, key(name), Optional.of(value), fate));
  }

  private static ItemId id(String name) {
    return new ItemId("default", name);
  }

  private static byte[] key(String name) {
    return Keys.of(id(name));
  }

  private static byte[] image(String name, ImageContent content) {
    return Codecs.items()
        .encode(new ItemEvent.Image(id(name), content, Attributes.empty(), WHEN, ""));
  }

  /** What our own codec would refuse to write. */
  private static byte[] rawImage(String id, byte[] bytes, String reference) {
    Image image =
        Image.newBuilder()
            .setTenant("default")
            .setId(id)
            .setBytes(bytes == null ? null : ByteBuffer.wrap(bytes))
            .setReference(reference)
            .setEventTime(WHEN)
            .build();
    try {
      ByteBuffer encoded = Image.getEncoder().encode(image);
      byte[] record = new byte[encoded.remaining()];
      encoded.get(record);
      return record;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] caption(String name, String text, Instant when) {
    return Codecs.items()
        .encode(new ItemEvent.Caption(id(name), "whole", text, Attributes.empty(), when, ""));
  }

  private static byte[] clip(String name, byte[]... frames) {
    List<ItemEvent.Frame> all = new ArrayList<>();
    for (byte[] frame : frames) {
      all.add(new ItemEvent.Frame(all.size() * 40L, new ImageContent.Inline(frame)));
    }
    return Codecs.items().encode(new ItemEvent.Clip(id(name), all, Attributes.empty(), WHEN, ""));
  }

  static byte[] picture(String format, int type) throws IOException {
    BufferedImage image = new BufferedImage(64, 48, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillOval(10, 10, 30, 30);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IllegalArgumentException(format);
    }
    return out.toByteArray();
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  /** The same file with another size in its frame header. */
  private static byte[] bomb(byte[] jpeg) {
    byte[] bomb = jpeg.clone();
    for (int i = 2; i < bomb.length; i++) {
      if (bomb[i] == (byte) 0xFF && bomb[i + 1] == (byte) 0xC0) {
        ByteBuffer.wrap(bomb).putShort(i + 5, (short) 50_000).putShort(i + 7, (short) 50_000);
        return bomb;
      }
    }
    throw new IllegalArgumentException("no frame header");
  }
}
