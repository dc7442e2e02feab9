package dev.plumbline.core.align.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zips in memory, the same bytes for the same entries; reading is bounded. */
final class Archive {
  private static final int MAX_ENTRIES = 512;
  private static final long MAX_BYTES = 512L << 20;
  private static final FileTime EPOCH = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  private Archive() {}

  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setLastModifiedTime(EPOCH);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /** Sorted by name. */
  static Map<String, byte[]> unzip(byte[] archive) {
    Map<String, byte[]> entries = new TreeMap<>();
    long left = MAX_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= content.length;
        if (left < 0 || entries.size() >= MAX_ENTRIES) {
          throw new IllegalArgumentException(
              "archive: more than " + MAX_BYTES + " bytes or " + MAX_ENTRIES + " entries");
        }
        if (entries.put(entry.getName(), content) != null) {
          throw new IllegalArgumentException("archive: " + entry.getName() + " is there twice");
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("archive: is damaged: " + e.getMessage(), e);
    }
    return entries;
  }

  static String sha256(Collection<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
