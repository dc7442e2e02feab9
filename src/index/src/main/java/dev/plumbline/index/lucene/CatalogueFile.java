package dev.plumbline.index.lucene;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.AlignerVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/**
 * The catalogue on disk, replaced as a whole: the new one is written and synced beside the old one
 * and then renamed over it, so that a crash leaves the one or the other.
 */
final class CatalogueFile {
  private static final String NAME = "generations";
  private static final String NEXT = "generations.next";
  private static final String CODEC = "PlumblineGenerations";

  /** 1: items are doc values. */
  private static final int VERSION = 1;

  private final Directory root;

  CatalogueFile(Directory root) {
    this.root = root;
  }

  /** What is on disk; nothing in a new directory. */
  Catalogue read() throws IOException {
    if (!exists(NAME)) {
      return Catalogue.EMPTY;
    }
    try (ChecksumIndexInput in = root.openChecksumInput(NAME, IOContext.READONCE)) {
      CodecUtil.checkHeader(in, CODEC, VERSION, VERSION);
      List<Generation> generations = new ArrayList<>();
      for (int left = in.readVInt(); left > 0; left--) {
        generations.add(
            new Generation(
                new GenerationId(in.readVLong()),
                new AlignerVersion(in.readVLong()),
                in.readVInt()));
      }
      long live = in.readVLong();
      CodecUtil.checkFooter(in);
      return new Catalogue(
          generations, live == 0 ? Optional.empty() : Optional.of(new GenerationId(live)));
    }
  }

  /** Durable once it returns. */
  void write(Catalogue catalogue) throws IOException {
    if (exists(NEXT)) {
      root.deleteFile(NEXT);
    }
    try (IndexOutput out = root.createOutput(NEXT, IOContext.DEFAULT)) {
      CodecUtil.writeHeader(out, CODEC, VERSION);
      out.writeVInt(catalogue.generations().size());
      for (Generation generation : catalogue.generations()) {
        out.writeVLong(generation.id().number());
        out.writeVLong(generation.aligner().number());
        out.writeVInt(generation.dimension());
      }
      out.writeVLong(catalogue.live().map(GenerationId::number).orElse(0L));
      CodecUtil.writeFooter(out);
    }
    root.sync(Set.of(NEXT));
    root.rename(NEXT, NAME);
    root.syncMetaData();
  }

  private boolean exists(String name) throws IOException {
    return Arrays.asList(root.listAll()).contains(name);
  }
}
