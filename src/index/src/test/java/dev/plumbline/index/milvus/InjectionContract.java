package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.index.FilterEvaluator;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.AttributeValue.Text;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.testkit.index.RandomItems;
import dev.plumbline.testkit.milvus.MilvusExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts made of all that the server's expressions, its SQL and JSON could trip over. */
abstract class InjectionContract {
  private static final Generation G1 =
      new Generation(new GenerationId(1), new AlignerVersion(1), 8);
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\\",
          "^",
          "^0022",
          "%",
          "_",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "$meta",
          ",",
          " or ",
          " and ",
          "not in",
          "exists",
          "key != \"\"",
          "true",
          "1",
          "-",
          ";",
          "--",
          "/*",
          "\\u0022",
          "&quot;",
          "%27",
          "a",
          "\u00e9",
          "\u8a9e",
          "\ud83d\ude42",
          "\uffff",
          "\u2028");

  private final TestCollections collections;
  private final SplittableRandom random = new SplittableRandom(7);

  InjectionContract(MilvusExtension milvus) {
    this.collections = new TestCollections(milvus);
  }

  @AfterEach
  void dropCollections() {
    collections.drop();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private IndexRecord record(RandomItems items, String tenant, String id) {
    Item item =
        new Item(
            new ItemId(tenant, id),
            Modality.TEXT,
            Optional.of(text()),
            Optional.of(text()),
            Optional.empty(),
            Attributes.of(Map.of("a", new Text(text()))),
            Instant.EPOCH,
            text());
    return new IndexRecord(item, items.unit(G1.dimension()));
  }

  @Test
  void everyTextIsJustAText() {
    RandomItems items = new RandomItems(random);
    List<IndexRecord> records = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      records.add(record(items, i % 5 == 0 ? "t2" : "t1", i + text()));
    }
    try (VectorIndex index = MilvusIndex.open(collections.config())) {
      index.create(G1);
      index.upsert(G1.id(), records);
      index.flush(G1.id());
      for (int i = 0; i < 300; i++) {
        Filter filter = filter(records.get(random.nextInt(records.size())).item());
        List<IndexRecord> expected =
            records.stream()
                .filter(r -> r.item().id().tenant().equals("t1"))
                .filter(r -> FilterEvaluator.matches(filter, r.item()))
                .toList();
        assertThat(index.scan(G1.id(), "t1", filter, 1000))
            .as("%s", filter)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  /** A condition on a text that some item holds, or on one that begins as it does. */
  private Filter filter(Item item) {
    Column column =
        List.of(
                Column.BuiltIn.ID,
                Column.BuiltIn.PART_OF,
                Column.BuiltIn.SOURCE,
                new Column.Attribute("a"))
            .get(random.nextInt(4));
    String held =
        column == Column.BuiltIn.ID
            ? item.id().id()
            : column == Column.BuiltIn.PART_OF
                ? item.partOf().orElseThrow()
                : column == Column.BuiltIn.SOURCE
                    ? item.source()
                    : ((Text) item.attributes().get("a").orElseThrow()).value();
    Filter filter =
        switch (random.nextInt(3)) {
          case 0 -> new Filter.Compare(column, Operator.EQ, new Text(held));
          case 1 -> new Filter.Compare(column, Operator.PREFIX, new Text(start(held)));
          default ->
              new Filter.In(column, List.<AttributeValue>of(new Text(held), new Text(text())));
        };
    return random.nextInt(3) == 0 ? new Filter.Not(filter) : filter;
  }

  private String start(String text) {
    int end = random.nextInt(text.length() + 1);
    boolean split =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, split ? end + 1 : end);
  }
}
