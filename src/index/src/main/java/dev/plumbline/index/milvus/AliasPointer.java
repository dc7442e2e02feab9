package dev.plumbline.index.milvus;

import dev.plumbline.core.index.GenerationId;
import io.milvus.v2.service.collection.request.HasCollectionReq;
import io.milvus.v2.service.utility.request.AlterAliasReq;
import io.milvus.v2.service.utility.request.CreateAliasReq;
import io.milvus.v2.service.utility.request.DescribeAliasReq;
import java.util.Optional;

/**
 * The live generation as an alias of its collection, which any client of the server can use.
 * Requests about aliases must name the database: older servers do not take it from the connection.
 */
final class AliasPointer implements LivePointer {
  private final MilvusCalls calls;
  private final CollectionNames names;

  /** Once there, an alias stays. */
  private volatile boolean seen;

  AliasPointer(MilvusCalls calls, CollectionNames names) {
    this.calls = calls;
    this.names = names;
  }

  @Override
  public Optional<GenerationId> read(Deadline deadline) {
    if (!seen && !exists(deadline)) {
      return Optional.empty();
    }
    DescribeAliasReq request =
        DescribeAliasReq.builder().databaseName(names.database()).alias(names.live()).build();
    try {
      String collection =
          calls.call(deadline, client -> client.describeAlias(request)).getCollectionName();
      seen = true;
      return names.parse(collection);
    } catch (FailedCallException e) {
      if (e.failure().code() == Failure.ALIAS_NOT_FOUND) {
        seen = false;
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void write(GenerationId id, Deadline deadline) {
    String collection = names.generation(id);
    if (exists(deadline) || !create(collection, deadline)) {
      AlterAliasReq request =
          AlterAliasReq.builder()
              .databaseName(names.database())
              .alias(names.live())
              .collectionName(collection)
              .build();
      calls.call(
          deadline,
          client -> {
            client.alterAlias(request);
            return true;
          });
    }
    seen = true;
  }

  /** The servers find a collection by its alias too; and say no, where others say an error. */
  private boolean exists(Deadline deadline) {
    HasCollectionReq request =
        HasCollectionReq.builder()
            .databaseName(names.database())
            .collectionName(names.live())
            .build();
    return calls.call(deadline, client -> client.hasCollection(request));
  }

  /** False if another process made the alias just now. */
  private boolean create(String collection, Deadline deadline) {
    CreateAliasReq request =
        CreateAliasReq.builder()
            .databaseName(names.database())
            .alias(names.live())
            .collectionName(collection)
            .build();
    try {
      calls.call(
          deadline,
          client -> {
            client.createAlias(request);
            return true;
          });
      return true;
    } catch (FailedCallException e) {
      if (exists(deadline)) {
        return false;
      }
      throw e;
    }
  }
}
