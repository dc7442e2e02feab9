package dev.plumbline.core.align.artifact;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Aligners as archives: {@code header.txt} and one {@code .npy} a tensor in a zip; the header gives
 * method, version, encoders, shapes, metrics, parent, and a checksum of all the rest. The same
 * aligner gives the same bytes. An archive that is damaged, or whose numbers do not fit its header,
 * is refused with an {@link IllegalArgumentException} that says what is wrong.
 */
public final class AlignerCodec {
  private static final String HEADER = "header.txt";
  private static final String FORMAT = "plumbline-aligner-2";
  private static final String CHECKSUM = "sha256";

  private AlignerCodec() {}

  /** Writes an archive. */
  public static byte[] encode(Aligner aligner) {
    Map<String, String> lines = new TreeMap<>();
    Map<String, FloatMatrix> tensors = new TreeMap<>();
    writeHeader(aligner.header(), lines);
    LayerCodec.write("visual", aligner.visual(), lines, tensors);
    LayerCodec.write("textual", aligner.textual(), lines, tensors);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    tensors.forEach((name, matrix) -> entries.put(name + ".npy", Npy.write(matrix)));
    lines.put(CHECKSUM, checksum(lines, entries.values()));
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(HEADER, HeaderText.format(lines).getBytes(StandardCharsets.UTF_8));
    all.putAll(entries);
    return Archive.zip(all);
  }

  /**
   * Reads an archive.
   *
   * @throws IllegalArgumentException if it is damaged or its parts do not fit together
   */
  public static Aligner decode(byte[] archive) {
    Map<String, byte[]> entries = Archive.unzip(archive);
    byte[] headerBytes = entries.remove(HEADER);
    if (headerBytes == null) {
      throw new IllegalArgumentException("archive: " + HEADER + " is missing");
    }
    try {
      HeaderText header = HeaderText.parse(new String(headerBytes, StandardCharsets.UTF_8));
      if (!header.text("format").equals(FORMAT)) {
        throw new IllegalArgumentException(
            "header: format: '" + header.text("format") + "' (expected: " + FORMAT + ")");
      }
      Map<String, String> lines = header.withPrefix("");
      String expected = header.text(CHECKSUM);
      lines.remove(CHECKSUM);
      String sum = checksum(lines, entries.values());
      if (!expected.equals(sum)) {
        throw new IllegalArgumentException(
            "archive: its content has SHA-256 " + sum + " (expected: " + expected + ")");
      }
      Map<String, byte[]> tensors = new HashMap<>();
      entries.forEach((name, bytes) -> tensors.put(name.replaceFirst("\\.npy$", ""), bytes));
      return new Aligner(
          readHeader(header),
          LayerCodec.read("visual", header, tensors),
          LayerCodec.read("textual", header, tensors));
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException("header: " + e.getMessage(), e);
    }
  }

  /** Of the header's lines but for this one, and of the tensors. */
  private static String checksum(Map<String, String> lines, Collection<byte[]> tensors) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(HeaderText.format(lines).getBytes(StandardCharsets.UTF_8));
    parts.addAll(tensors);
    return Archive.sha256(parts);
  }

  /** The event that publishes an aligner, its archive inline. */
  public static AlignerEvent publish(Aligner aligner) {
    byte[] archive = encode(aligner);
    return new AlignerEvent(
        aligner.header(),
        new AlignerEvent.Artifact.Inline(archive),
        Archive.sha256(List.of(archive)));
  }

  /**
   * Opens the archive that an event names; {@code file:} locations are read.
   *
   * @throws IllegalArgumentException if it cannot be read, is not the one that was published, or is
   *     damaged
   */
  public static Aligner open(AlignerEvent event) {
    byte[] archive;
    if (event.artifact() instanceof AlignerEvent.Artifact.Inline inline) {
      archive = inline.bytes();
    } else {
      archive = read((AlignerEvent.Artifact.Stored) event.artifact());
    }
    String sum = Archive.sha256(List.of(archive));
    if (!sum.equals(event.sha256())) {
      throw new IllegalArgumentException(
          "archive: SHA-256 " + sum + " (expected: " + event.sha256() + ")");
    }
    Aligner aligner = decode(archive);
    if (!aligner.header().version().equals(event.header().version())) {
      throw new IllegalArgumentException(
          "archive: version "
              + aligner.header().version()
              + " (expected: "
              + event.header().version()
              + ")");
    }
    return aligner;
  }

  private static byte[] read(AlignerEvent.Artifact.Stored stored) {
    try {
      return Files.readAllBytes(Path.of(stored.uri()));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("archive: " + stored.uri() + " cannot be read", e);
    }
  }

  private static void writeHeader(AlignerHeader header, Map<String, String> lines) {
    lines.put("format", FORMAT);
    lines.put("version", Long.toString(header.version().number()));
    lines.put("method", header.method());
    lines.put("visual.encoder.name", header.visualEncoder().name());
    lines.put("visual.encoder.version", header.visualEncoder().version());
    lines.put("textual.encoder.name", header.textualEncoder().name());
    lines.put("textual.encoder.version", header.textualEncoder().version());
    lines.put("created", header.created().toString());
    header.parent().ifPresent(p -> lines.put("parent", Long.toString(p.number())));
    header.metrics().forEach((name, value) -> lines.put("metric." + name, Double.toString(value)));
  }

  private static AlignerHeader readHeader(HeaderText header) {
    Map<String, Double> metrics = new TreeMap<>();
    header
        .withPrefix("metric.")
        .forEach((name, value) -> metrics.put(name, Double.parseDouble(value)));
    return new AlignerHeader(
        new AlignerVersion(Long.parseLong(header.text("version"))),
        header.text("method"),
        encoder(header, "visual"),
        encoder(header, "textual"),
        metrics,
        header.has("parent")
            ? Optional.of(new AlignerVersion(Long.parseLong(header.text("parent"))))
            : Optional.empty(),
        Instant.parse(header.text("created")));
  }

  private static EncoderVersion encoder(HeaderText header, String side) {
    return new EncoderVersion(
        header.text(side + ".encoder.name"), header.text(side + ".encoder.version"));
  }
}
