package dev.plumbline.assembly;

import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.search.QueryAnswerer;
import dev.plumbline.core.search.QueryReader;
import dev.plumbline.core.search.Searcher;
import dev.plumbline.encoders.Encoders;
import dev.plumbline.kafka.AlignerFollower;
import java.time.InstantSource;

/** All that answers searches, open; whoever opened it closes it. */
public final class SearchSide implements AutoCloseable {
  private final Encoders encoders;
  private final VectorIndex index;
  private final AlignerFollower aligners;
  private final Searcher searcher;
  private final QueryReader queries;
  private final QueryAnswerer answerer;

  SearchSide(Encoders encoders, VectorIndex index, AlignerFollower aligners, QueryReader queries) {
    this.encoders = encoders;
    this.index = index;
    this.aligners = aligners;
    this.queries = queries;
    this.searcher = new Searcher(encoders.image(), encoders.text(), index, aligners);
    this.answerer = new QueryAnswerer(searcher, queries, InstantSource.system());
  }

  public Encoders encoders() {
    return encoders;
  }

  public VectorIndex index() {
    return index;
  }

  public AlignerFollower aligners() {
    return aligners;
  }

  public Searcher searcher() {
    return searcher;
  }

  /** Checks queries before the searcher answers them. */
  public QueryReader queries() {
    return queries;
  }

  public QueryAnswerer answerer() {
    return answerer;
  }

  @Override
  public void close() {
    try (encoders;
        index) {
      aligners.close();
    }
  }
}
