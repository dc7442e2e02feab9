package dev.plumbline.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.index.InMemoryVectorIndex;
import dev.plumbline.testkit.index.RandomItems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
  private static final GenerationId G1 = new GenerationId(1);
  private static final String TENANT = "t";

  private final RandomItems items = new RandomItems(new SplittableRandom(1));
  @TempDir private Path directory;

  private LuceneIndexConfig config(Duration refresh) {
    return new LuceneIndexConfig(directory, refresh, Duration.ofSeconds(30));
  }

  private VectorIndex open() {
    return LuceneIndex.open(config(Duration.ofSeconds(60)));
  }

  private static void create(VectorIndex index, int dimension) {
    index.create(new Generation(G1, new AlignerVersion(1), dimension));
  }

  @Test
  @Timeout(60)
  void writesBecomeVisibleWithoutAFlush() {
    try (VectorIndex index = LuceneIndex.open(config(Duration.ofMillis(20)))) {
      create(index, 8);
      index.upsert(G1, List.of(items.image(TENANT, "i", 8)));
      while (index.count(G1) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aProcessSharesOneOpening() {
    IndexRecord record = items.image(TENANT, "i", 8);
    try (VectorIndex second = open()) {
      try (VectorIndex first = open()) {
        create(first, 8);
        first.upsert(G1, List.of(record));
        second.flush(G1);
        assertThat(second.get(G1, List.of(record.item().id()))).containsExactly(record);
      }
      assertThat(second.get(G1, List.of(record.item().id()))).containsExactly(record);
    }
    try (VectorIndex again = open()) {
      assertThat(again.count(G1)).isEqualTo(1);
    }
  }

  @Test
  void refusesAnotherConfigurationOfAnOpenDirectory() {
    try (VectorIndex index = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LuceneIndex.open(config(Duration.ofSeconds(1))))
          .withMessageContaining("PT1S")
          .withMessageContaining("PT1M");
      create(index, 8);
    }
  }

  @Test
  void removesWhatNoGenerationOwns() throws IOException {
    try (VectorIndex index = open()) {
      create(index, 8);
    }
    Path orphan = Files.createDirectory(directory.resolve("g7"));
    Files.writeString(orphan.resolve("_0.cfs"), "left by a crash");
    try (VectorIndex index = open()) {
      assertThat(index.generations()).hasSize(1);
      assertThat(orphan).doesNotExist();
      assertThat(directory.resolve("g1")).exists();
    }
  }

  @Test
  void saysWhichGenerationHasLostItsFiles() throws IOException {
    try (VectorIndex index = open()) {
      create(index, 8);
    }
    IOUtils.rm(directory.resolve("g1"));
    try (VectorIndex index = open()) {
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> index.count(G1))
          .withMessageContaining("g1 has lost its files")
          .matches(e -> !e.isTransient());
    }
  }

  @Test
  void saysThatTheCatalogueIsBroken() throws IOException {
    try (VectorIndex index = open()) {
      create(index, 8);
    }
    Path catalogue = directory.resolve("generations");
    byte[] bytes = Files.readAllBytes(catalogue);
    bytes[bytes.length / 2] ^= 1;
    Files.write(catalogue, bytes);
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(this::open)
        .withMessageContaining("cannot open the index in " + directory)
        .matches(e -> !e.isTransient());
  }

  @Test
  void attributeNamesDoNotBecomeFields() {
    IndexDirectory opened = IndexDirectory.open(config(Duration.ofSeconds(60)));
    try (opened) {
      opened.create(new Generation(G1, new AlignerVersion(1), 8));
      List<IndexRecord> records = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        IndexRecord any = items.any(TENANT, "i" + i, 8);
        records.add(with(any, Map.of("name" + i, new AttributeValue.Numeric(i))));
      }
      opened.store(G1).upsert(records);
      opened.store(G1).flush();
      Set<String> fields = new TreeSet<>();
      opened
          .store(G1)
          .read(
              searcher -> {
                for (var leaf : searcher.getIndexReader().leaves()) {
                  for (FieldInfo field : leaf.reader().getFieldInfos()) {
                    fields.add(field.name);
                  }
                }
                return fields;
              });
      assertThat(fields).hasSizeLessThan(15).contains("number", "has");
    }
  }

  private static IndexRecord with(IndexRecord record, Map<String, AttributeValue> attributes) {
    Item item = record.item();
    return new IndexRecord(
        new Item(
            item.id(),
            item.modality(),
            item.partOf(),
            item.text(),
            item.reference(),
            Attributes.of(attributes),
            item.eventTime(),
            item.source()),
        record.vector());
  }

  /** Few enough vectors are compared one by one: the recall is 1, not nearly 1. */
  @Test
  void selectiveFiltersAreExact() {
    InMemoryVectorIndex oracle = new InMemoryVectorIndex();
    try (VectorIndex index = open()) {
      for (VectorIndex each : List.of(index, oracle)) {
        create(each, 32);
      }
      List<IndexRecord> records = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        records.add(
            with(
                items.image(TENANT, "i" + i, 32), Map.of("number", new AttributeValue.Numeric(i))));
      }
      for (VectorIndex each : List.of(index, oracle)) {
        each.upsert(G1, records);
        each.flush(G1);
      }
      Filter filter = FilterParser.parse("number < 1500");
      for (int i = 0; i < 30; i++) {
        VectorQuery query =
            new VectorQuery(TENANT, items.unit(32), 100, Set.of(Modality.IMAGE), filter);
        assertThat(index.search(G1, query))
            .extracting(Neighbor::item)
            .containsExactlyElementsOf(
                oracle.search(G1, query).stream().map(Neighbor::item).toList());
      }
    }
  }

  @Test
  void refusesAFilterOfTooManyConditions() {
    try (VectorIndex index = open()) {
      create(index, 8);
      index.upsert(G1, List.of(items.image(TENANT, "i", 8)));
      index.flush(G1);
      List<Filter> conditions = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        conditions.add(
            new Filter.Compare(
                new Column.Attribute("a"), Operator.NE, new AttributeValue.Text("b" + i)));
      }
      Filter most = new Filter.Or(conditions.subList(0, 500));
      assertThat(index.count(G1, TENANT, most)).isZero();
      Filter many = new Filter.Or(conditions);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.count(G1, TENANT, many))
          .withMessageContaining("too many conditions");
    }
  }

  @Test
  void aReadThatTakesTooLongIsTransient() {
    LuceneIndexConfig config =
        new LuceneIndexConfig(directory, Duration.ofSeconds(60), Duration.ofMillis(100));
    try (IndexDirectory opened = IndexDirectory.open(config)) {
      opened.create(new Generation(G1, new AlignerVersion(1), 8));
      long end = System.nanoTime() + Duration.ofMillis(150).toNanos();
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(
              () ->
                  opened
                      .store(G1)
                      .read(
                          searcher -> {
                            while (System.nanoTime() - end < 0) {
                              Thread.onSpinWait();
                            }
                            return 0;
                          }))
          .withMessageContaining("longer than PT0.1S")
          .matches(ServiceException::isTransient);
    }
  }

  /** An interrupt closes Lucene's files under a writer's hands, as when a job is cancelled. */
  @Test
  void goesOnAfterAnInterruptedWriter() {
    List<IndexRecord> kept = List.of(items.image(TENANT, "kept", 8));
    List<IndexRecord> more = List.of(items.image(TENANT, "more", 8));
    try (VectorIndex index = open()) {
      create(index, 8);
      index.upsert(G1, kept);
      index.flush(G1);
      Thread.currentThread().interrupt();
      try {
        index.upsert(G1, more);
        index.flush(G1);
      } catch (ServiceException e) {
        assertThat(e.isTransient()).isTrue();
      } finally {
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
      }
    }
    try (VectorIndex index = open()) {
      index.upsert(G1, more);
      index.flush(G1);
      assertThat(index.scan(G1, TENANT, Filter.all(), 10))
          .containsAll(kept)
          .containsAll(more)
          .hasSize(2);
    }
  }
}
