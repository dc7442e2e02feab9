package dev.plumbline.index.lucene;

import dev.plumbline.core.model.Item;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** The items of an index's documents, in any order. */
final class Items {
  private final List<LeafReaderContext> leaves;

  Items(IndexSearcher searcher) {
    this.leaves = searcher.getIndexReader().leaves();
  }

  Item of(int doc) throws IOException {
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    // Doc values only go forward; a new look costs next to nothing.
    BinaryDocValues values = leaf.reader().getBinaryDocValues(Fields.ITEM);
    if (values == null || !values.advanceExact(doc - leaf.docBase)) {
      throw new CorruptIndexException("a document without an item", leaf.reader().toString());
    }
    return ItemBytes.toItem(values.binaryValue());
  }
}
