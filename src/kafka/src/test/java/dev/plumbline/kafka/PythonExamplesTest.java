package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.schemas.Codecs;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bytes that docs/examples/plumbline_avro.py wrote, with fastavro 1.13.1. */
class PythonExamplesTest {
  private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.089Z");

  private static ItemEvent item(String hex) throws RejectedException {
    return Codecs.items().decode(HexFormat.of().parseHex(hex));
  }

  @Test
  void readsItems() throws Exception {
    assertThat(
            item(
                "c301ff12c21554c24ccd0861636d650a612e6a706702060102030002087965617202"
                    + "0000000000a89f4000e2c9e9f396670c707974686f6e"))
        .isEqualTo(
            new ItemEvent.Image(
                new ItemId("acme", "a.jpg"),
                new ImageContent.Inline(new byte[] {1, 2, 3}),
                Attributes.of(Map.of("year", new AttributeValue.Numeric(2026))),
                WHEN,
                "python"));
    assertThat(
            item(
                "c30180631a1a7ce709ea0861636d650e612e6a706723300a612e6a70672845696e20"
                    + "4b7265697320e2809320e697a5e69cac00e2c9e9f396670c707974686f6e"))
        .isEqualTo(
            new ItemEvent.Caption(
                new ItemId("acme", "a.jpg#0"),
                "a.jpg",
                "Ein Kreis \u2013 \u65e5\u672c",
                Attributes.empty(),
                WHEN,
                "python"));
    assertThat(item("c301cba0488df74d51750861636d650a612e6a7067e2c9e9f396670c707974686f6e"))
        .isEqualTo(new ItemEvent.Delete(new ItemId("acme", "a.jpg"), WHEN, "python"));
  }

  @Test
  void readsQueries() throws Exception {
    String hex =
        "c30164f4d4f16989426e06712d310861636d65020a6120646f67000000000000000000e03f0a02020000"
            + "0002e2c9e9f39667";
    assertThat(Codecs.queries().decode(HexFormat.of().parseHex(hex)))
        .isEqualTo(
            new QueryEvent(
                "q-1",
                Query.builder()
                    .tenant("acme")
                    .text("a dog")
                    .k(5)
                    .modalities(Set.of(Modality.TEXT))
                    .build(),
                Optional.of(WHEN)));
  }
}
