package dev.plumbline.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterSettingsTest {
  /** Enough of them for a merge. */
  private static final int SEGMENTS = 20;

  @TempDir Path path;

  @Test
  void mergesAreLookedForButNotBeforeACommitOrARefreshIsDone() throws IOException {
    IndexWriterConfig config = WriterSettings.of(OpenMode.CREATE, new Merges());
    Looks looks = new Looks(config.getMergePolicy());
    config.setMergePolicy(looks);

    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < SEGMENTS; i++) {
        Document document = new Document();
        document.add(new StringField(Fields.KEY, "default/" + i, Store.NO));
        writer.addDocument(document);
        writer.commit();
        DirectoryReader.open(writer).close();
      }
    }

    assertThat(looks.waitedFor).isEmpty();
    assertThat(looks.others).isNotEmpty();
  }

  /** Keeps what Lucene asks of a policy. */
  private static final class Looks extends FilterMergePolicy {
    private final List<MergeTrigger> waitedFor = new CopyOnWriteArrayList<>();
    private final List<MergeTrigger> others = new CopyOnWriteArrayList<>();

    private Looks(MergePolicy policy) {
      super(policy);
    }

    @Override
    public MergeSpecification findFullFlushMerges(
        MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
      waitedFor.add(trigger);
      return super.findFullFlushMerges(trigger, segments, context);
    }

    @Override
    public MergeSpecification findMerges(
        MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
      others.add(trigger);
      return super.findMerges(trigger, segments, context);
    }
  }
}
