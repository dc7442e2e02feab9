package dev.plumbline.schemas;

import dev.plumbline.avro.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Published aligners between core and the contract. */
final class AlignerMapping {
  /** 12 MiB; the topic takes 16, so that the frame and a key fit beside it. */
  static final int MAX_INLINE_BYTES = 12 << 20;

  private AlignerMapping() {}

  static Binding<AlignerEvent, Aligner> binding() {
    return new Binding<>(
        AlignerEvent.class, Aligner.class, AlignerMapping::toRecord, AlignerMapping::fromRecord);
  }

  private static Aligner toRecord(AlignerEvent event) {
    AlignerHeader header = event.header();
    return Aligner.newBuilder()
        .setVersion(header.version().number())
        .setMethod(header.method())
        .setVisualEncoderName(header.visualEncoder().name())
        .setVisualEncoderVersion(header.visualEncoder().version())
        .setTextualEncoderName(header.textualEncoder().name())
        .setTextualEncoderVersion(header.textualEncoder().version())
        .setMetrics(new TreeMap<>(header.metrics())) // in order: the same event, the same bytes
        .setParent(header.parent().map(AlignerVersion::number).orElse(null))
        .setCreated(header.created())
        .setArtifact(inline(event.artifact()))
        .setArtifactUri(
            event.artifact() instanceof AlignerEvent.Artifact.Stored stored
                ? stored.uri().toString()
                : null)
        .setSha256(event.sha256())
        .build();
  }

  private static @Nullable ByteBuffer inline(AlignerEvent.Artifact artifact) {
    if (!(artifact instanceof AlignerEvent.Artifact.Inline inline)) {
      return null;
    }
    checkSize(inline.bytes().length);
    return ByteBuffer.wrap(inline.bytes());
  }

  private static AlignerEvent fromRecord(Aligner r) {
    AlignerHeader header =
        new AlignerHeader(
            Fields.named("version", () -> new AlignerVersion(r.getVersion())),
            r.getMethod(),
            Fields.named(
                "visualEncoder",
                () -> new EncoderVersion(r.getVisualEncoderName(), r.getVisualEncoderVersion())),
            Fields.named(
                "textualEncoder",
                () -> new EncoderVersion(r.getTextualEncoderName(), r.getTextualEncoderVersion())),
            r.getMetrics(),
            Fields.named(
                "parent", () -> Optional.ofNullable(r.getParent()).map(AlignerVersion::new)),
            r.getCreated());
    return new AlignerEvent(header, artifact(r), r.getSha256());
  }

  private static AlignerEvent.Artifact artifact(Aligner r) {
    ByteBuffer bytes = r.getArtifact();
    String uri = r.getArtifactUri();
    if (bytes != null && uri == null) {
      checkSize(bytes.remaining());
      return new AlignerEvent.Artifact.Inline(Fields.toArray(bytes));
    }
    if (bytes == null && uri != null) {
      return new AlignerEvent.Artifact.Stored(Fields.uri("artifactUri", uri));
    }
    throw new IllegalArgumentException(
        "artifact and artifactUri are "
            + (uri == null ? "both null" : "both set")
            + " (expected: one of them)");
  }

  private static void checkSize(int length) {
    if (length < 1 || length > MAX_INLINE_BYTES) {
      throw new IllegalArgumentException(
          "artifact: "
              + length
              + " bytes (expected: 1 to "
              + MAX_INLINE_BYTES
              + "; a larger one goes by artifactUri)");
    }
  }
}
