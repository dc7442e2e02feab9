package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes in comes out, whatever the strings. */
interface FieldsContract extends IndexUnderTest {
  /** Texts that only an item's fields may hold, not its id. */
  List<String> CONTROLS = List.of("line\nbreak", "tab\tstop", "nul\u0000byte", "\u001b[31m");

  private static IndexRecord record(
      String id, Optional<String> reference, Map<String, AttributeValue> values, Instant time) {
    Item item =
        new Item(
            new ItemId(TENANT, id),
            Modality.IMAGE,
            Optional.empty(),
            Optional.empty(),
            reference,
            Attributes.of(values),
            time,
            id);
    return new IndexRecord(item, IndexUnderTest.items(id.hashCode()).unit(DIMENSION));
  }

  private void roundTrip(List<IndexRecord> records) {
    index().create(G1);
    index().upsert(G1.id(), records);
    index().flush(G1.id());
    List<ItemId> ids = records.stream().map(r -> r.item().id()).toList();
    assertThat(index().get(G1.id(), ids)).containsExactlyInAnyOrderElementsOf(records);
    assertThat(index().scan(G1.id(), TENANT, Filter.all(), 10_000))
        .containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  default void fieldsPresentAndAbsentRoundTrip() {
    RandomItems items = IndexUnderTest.items(1);
    List<IndexRecord> records = items.any(TENANT, 60, DIMENSION);
    records.add(items.image(TENANT, "bare", DIMENSION));
    records.add(
        record("by reference", Optional.of("https://x/y?z=%20#f"), Map.of(), Instant.EPOCH));
    roundTrip(records);
  }

  @Test
  default void timesRoundTripToTheMillisecond() {
    List<IndexRecord> records = new ArrayList<>();
    for (String time :
        List.of(
            "1969-12-31T23:59:59.999Z",
            "1970-01-01T00:00:00Z",
            "2026-02-28T12:34:56.789Z",
            "9999-12-31T23:59:59.999Z",
            "0001-01-01T00:00:00.001Z")) {
      records.add(record(time, Optional.empty(), Map.of(), Instant.parse(time)));
    }
    roundTrip(records);
  }

  @Test
  default void attributesRoundTrip() {
    List<IndexRecord> records = new ArrayList<>();
    double[] numbers = {0, -0.0, 0.1, 0.1 + 0.2, -7, 1L << 53, 1e300, Double.MIN_VALUE};
    Map<String, AttributeValue> many = new TreeMap<>();
    for (int i = 0; i < 64; i++) {
      many.put("n".repeat(61) + "_" + (10 + i), new AttributeValue.Numeric(numbers[i % 8]));
    }
    records.add(record("many", Optional.empty(), many, Instant.EPOCH));
    records.add(
        record(
            "types",
            Optional.empty(),
            Map.of(
                "text", new AttributeValue.Text("3"),
                "number", new AttributeValue.Numeric(3),
                "yes", new AttributeValue.Flag(true),
                "no", new AttributeValue.Flag(false),
                "empty", new AttributeValue.Text(""),
                "long", new AttributeValue.Text("\u8a9e".repeat(1024))),
            Instant.EPOCH));
    roundTrip(records);
  }

  @Test
  default void strangeStringsAreJustStrings() {
    List<IndexRecord> records = new ArrayList<>();
    List<String> ids = new ArrayList<>(RandomItems.STRANGE);
    ids.add("\u8a9e".repeat(256));
    ids.add("\ud83d\ude42".repeat(128));
    for (String id : ids) {
      records.add(
          record(
              id,
              Optional.of(id),
              Map.of("a", new AttributeValue.Text(id), "b", new AttributeValue.Flag(true)),
              Instant.EPOCH));
    }
    roundTrip(records);
    for (IndexRecord record : records) {
      String id = record.item().id().id();
      AttributeValue.Text text = new AttributeValue.Text(id);
      for (Column column :
          List.of(Column.BuiltIn.ID, Column.BuiltIn.SOURCE, new Column.Attribute("a"))) {
        Filter is = new Filter.Compare(column, Operator.EQ, text);
        assertThat(index().scan(G1.id(), TENANT, is, 100))
            .as("%s == %s", column, id)
            .containsExactly(record);
        Filter isNot = new Filter.Compare(column, Operator.NE, text);
        assertThat(index().count(G1.id(), TENANT, isNot)).isEqualTo(records.size() - 1);
        Filter in = new Filter.In(column, List.of(text, new AttributeValue.Text("absent")));
        assertThat(index().scan(G1.id(), TENANT, in, 100)).containsExactly(record);
        Filter prefix = new Filter.Compare(column, Operator.PREFIX, text);
        assertThat(IndexUnderTest.ids(index().scan(G1.id(), TENANT, prefix, 100)))
            .as("%s startswith %s", column, id)
            .isEqualTo(IndexUnderTest.expected(records, TENANT, prefix));
      }
      index().delete(G1.id(), List.of(record.item().id()));
      index().flush(G1.id());
      assertThat(index().get(G1.id(), List.of(record.item().id()))).isEmpty();
      index().upsert(G1.id(), List.of(record));
      index().flush(G1.id());
      assertThat(index().count(G1.id())).isEqualTo(records.size());
    }
  }

  @Test
  default void controlCharactersAreKept() {
    List<IndexRecord> records = new ArrayList<>();
    for (String text : CONTROLS) {
      records.add(
          record(
              "i" + records.size(),
              Optional.empty(),
              Map.of("a", new AttributeValue.Text(text)),
              Instant.EPOCH));
    }
    roundTrip(records);
    for (int i = 0; i < CONTROLS.size(); i++) {
      Filter is =
          new Filter.Compare(
              new Column.Attribute("a"), Operator.EQ, new AttributeValue.Text(CONTROLS.get(i)));
      assertThat(index().scan(G1.id(), TENANT, is, 10)).containsExactly(records.get(i));
    }
  }

  @Test
  default void captionTextsRoundTrip() {
    List<IndexRecord> records = new ArrayList<>();
    List<String> texts = new ArrayList<>(RandomItems.STRANGE);
    texts.addAll(CONTROLS);
    texts.add("words ".repeat(2000));
    for (String text : texts) {
      records.add(
          IndexUnderTest.items(3).caption(TENANT, "c" + records.size(), "i", text, DIMENSION));
    }
    roundTrip(records);
  }
}
