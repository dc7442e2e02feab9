package dev.plumbline.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemBytesTest {
  @Test
  void anItemComesBackAsItWent() throws Exception {
    Item full =
        new Item(
            new ItemId("acme", "a/b #1"),
            Modality.TEXT,
            Optional.of("whole"),
            Optional.of("ein K\u00e4se \u65e5\u672c \ud83e\uddc0"),
            Optional.of("https://example.org/x.png"),
            Attributes.of(
                Map.of(
                    "price", new AttributeValue.Numeric(-0.1),
                    "colour", new AttributeValue.Text(""),
                    "new", new AttributeValue.Flag(true),
                    "old", new AttributeValue.Flag(false))),
            Instant.parse("1969-12-31T23:59:59.999Z"),
            "camera");
    Item bare =
        new Item(
            new ItemId("t", "i"),
            Modality.IMAGE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Attributes.empty(),
            Instant.EPOCH,
            "");
    assertThat(ItemBytes.toItem(ItemBytes.of(full))).isEqualTo(full);
    assertThat(ItemBytes.toItem(ItemBytes.of(bare))).isEqualTo(bare);
  }
}
