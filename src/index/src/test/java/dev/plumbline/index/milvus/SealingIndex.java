package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.utility.request.FlushReq;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has the server seal its segments at each flush, so that reads meet sealed ones too. */
record SealingIndex(VectorIndex index, MilvusClientV2 client, CollectionNames names)
    implements VectorIndex {
  @Override
  public void flush(GenerationId generation) {
    index.flush(generation);
    client.flush(FlushReq.builder().collectionNames(List.of(names.generation(generation))).build());
  }

  @Override
  public void close() {
    index.close();
    client.close();
  }

  @Override
  public String description() {
    return index.description();
  }

  @Override
  public void create(Generation generation) {
    index.create(generation);
  }

  @Override
  public List<Generation> generations() {
    return index.generations();
  }

  @Override
  public void upsert(GenerationId generation, List<IndexRecord> records) {
    index.upsert(generation, records);
  }

  @Override
  public void delete(GenerationId generation, Collection<ItemId> ids) {
    index.delete(generation, ids);
  }

  @Override
  public List<Neighbor> search(GenerationId generation, VectorQuery query) {
    return index.search(generation, query);
  }

  @Override
  public List<IndexRecord> get(GenerationId generation, Collection<ItemId> ids) {
    return index.get(generation, ids);
  }

  @Override
  public List<IndexRecord> scan(GenerationId generation, String tenant, Filter filter, int limit) {
    return index.scan(generation, tenant, filter, limit);
  }

  @Override
  public List<Item> captionsOf(GenerationId generation, String tenant, Set<String> ids) {
    return index.captionsOf(generation, tenant, ids);
  }

  @Override
  public long count(GenerationId generation, String tenant, Filter filter) {
    return index.count(generation, tenant, filter);
  }

  @Override
  public long count(GenerationId generation) {
    return index.count(generation);
  }

  @Override
  public Optional<Generation> live() {
    return index.live();
  }

  @Override
  public void switchTo(GenerationId generation) {
    index.switchTo(generation);
  }

  @Override
  public void drop(GenerationId generation) {
    index.drop(generation);
  }
}
