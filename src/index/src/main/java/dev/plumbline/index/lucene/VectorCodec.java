package dev.plumbline.index.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's codec with graphs of our shape, for vectors as long as core allows. It writes Lucene's
 * own format under its own name, so that any Lucene 9.12 reads it.
 */
final class VectorCodec extends Lucene912Codec {
  /** Neighbours of a vector in the graph. */
  static final int MAX_CONN = 16;

  /** Candidates that are weighed when a vector is put into the graph. */
  private static final int BEAM_WIDTH = 100;

  private static final int MAX_DIMENSION = 4096;

  private final KnnVectorsFormat format = new LongVectorsFormat();

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return format;
  }

  /** The limit of 1024 dimensions is a method of the format, not a property of the files. */
  private static final class LongVectorsFormat extends KnnVectorsFormat {
    private final KnnVectorsFormat hnsw;

    private LongVectorsFormat() {
      this(new Lucene99HnswVectorsFormat(MAX_CONN, BEAM_WIDTH));
    }

    private LongVectorsFormat(KnnVectorsFormat hnsw) {
      super(hnsw.getName());
      this.hnsw = hnsw;
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      return hnsw.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
      return hnsw.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String fieldName) {
      return MAX_DIMENSION;
    }
  }
}
