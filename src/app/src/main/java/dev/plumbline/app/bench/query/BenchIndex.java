package dev.plumbline.app.bench.query;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.app.produce.SceneEvents;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.Modality;
import dev.plumbline.encoders.Encoders;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Scenes in an index, by the encoders and the method that are configured.
 *
 * @param aligner fitted on these Scenes
 * @param generation the live one
 * @param tenant whose they are
 * @param questions captions of Scenes that are not in the index
 */
record BenchIndex(Aligner aligner, GenerationId generation, String tenant, List<String> questions) {
  private static final long SEED = 20_260_101;
  private static final int QUESTIONS = 2_000;
  private static final int BATCH = 32;
  private static final String DIMENSION = "dimension";

  /** Encodes, fits, and writes a generation. */
  static BenchIndex fill(
      PlumblineConfig config,
      Encoders encoders,
      VectorIndex index,
      int count,
      BenchProgress progress) {
    Scenes scenes = new Scenes(ScenesConfig.of(SEED));
    String tenant = config.search().defaultTenant();
    progress.step("encoding %,d pictures and their captions".formatted(count));
    List<Row> rows = new ArrayList<>();
    for (long from = 0; from < count; from += BATCH) {
      rows.addAll(encode(encoders, scenes, from, Math.min(count, from + BATCH), tenant));
    }
    progress.step("fitting the aligner and writing the index");
    Aligner aligner = fit(config, encoders, rows);
    GenerationId id = new GenerationId(1);
    index.create(new Generation(id, aligner.header().version(), aligner.dimension()));
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<IndexRecord> records = new ArrayList<>();
      for (Row row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
        records.addAll(row.records(aligner));
      }
      index.upsert(id, records);
    }
    index.flush(id);
    index.switchTo(id);
    List<String> questions =
        LongStream.range(count, count + (long) QUESTIONS)
            .mapToObj(i -> scenes.scene(i).captions().get(0).text())
            .toList();
    return new BenchIndex(aligner, id, tenant, questions);
  }

  /** A picture and its captions, with what the encoders said of them. */
  private record Row(
      Item picture, FloatVector visual, List<Item> captions, List<FloatVector> texts) {
    List<IndexRecord> records(Aligner aligner) {
      List<IndexRecord> records = new ArrayList<>();
      records.add(new IndexRecord(picture, aligner.project(Modality.IMAGE, visual)));
      for (int i = 0; i < captions.size(); i++) {
        records.add(new IndexRecord(captions.get(i), aligner.project(Modality.TEXT, texts.get(i))));
      }
      return records;
    }
  }

  private static List<Row> encode(
      Encoders encoders, Scenes scenes, long from, long to, String tenant) {
    List<Scene> batch = scenes.stream(from, to).toList();
    List<EncodedContent> visual =
        encoders.image().encode(batch.stream().map(Scene::image).toList());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      List<Item> items = items(batch.get(i), tenant);
      List<Item> captions = items.subList(1, items.size());
      List<String> texts = captions.stream().map(c -> c.text().orElseThrow()).toList();
      List<FloatVector> vectors =
          encoders.text().encode(texts).stream().map(EncodedContent::global).toList();
      rows.add(new Row(items.get(0), visual.get(i).global(), captions, vectors));
    }
    return rows;
  }

  /** The picture, then its captions. */
  private static List<Item> items(Scene scene, String tenant) {
    return SceneEvents.of(scene, tenant, Instant.EPOCH).stream().map(BenchIndex::item).toList();
  }

  private static Item item(ItemEvent event) {
    if (event instanceof ItemEvent.Caption caption) {
      return new Item(
          caption.id(),
          Modality.TEXT,
          Optional.of(caption.partOf()),
          Optional.of(caption.text()),
          Optional.empty(),
          caption.attributes(),
          caption.eventTime(),
          caption.source());
    }
    ItemEvent.Image image = (ItemEvent.Image) event;
    return new Item(
        image.id(),
        Modality.IMAGE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        image.attributes(),
        image.eventTime(),
        image.source());
  }

  private static Aligner fit(PlumblineConfig config, Encoders encoders, List<Row> rows) {
    List<FloatVector> images = new ArrayList<>();
    List<FloatVector> texts = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (Row row : rows) {
      for (FloatVector text : row.texts()) {
        images.add(row.visual());
        texts.add(text);
        groups.add(row.picture().id().id());
      }
    }
    AlignerMethod method = AlignerMethods.named(config.aligner().method());
    Map<String, String> parameters = new HashMap<>(config.aligner().params());
    if (method.hasParameter(DIMENSION)) {
      parameters.putIfAbsent(DIMENSION, Integer.toString(config.aligner().dimension()));
    }
    Projections projections =
        method
            .trainer(parameters)
            .fit(
                new PairSet(
                    FloatMatrix.ofRows(images),
                    FloatMatrix.ofRows(texts),
                    groups,
                    Optional.empty()),
                TrainingContext.ofSeed(SEED));
    AlignerHeader header =
        new AlignerHeader(
            new AlignerVersion(1),
            method.name(),
            encoders.image().version(),
            encoders.text().version(),
            Map.of(),
            Optional.empty(),
            Instant.EPOCH);
    return new Aligner(header, projections.visual(), projections.textual());
  }
}
