package dev.plumbline.index.milvus;

import io.milvus.v2.common.IndexParam.IndexType;
import io.milvus.v2.service.utility.request.DescribeAliasReq;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a server can do, asked when the index is opened.
 *
 * @param version its version; empty if it does not tell
 * @param aliases whether collections can have aliases
 * @param atomicUpserts whether two upserts of the same key at once leave one row
 * @param settleNanos time after a write in which a read may miss it and a delete pass it over
 * @param absence how to ask for items that lack an attribute
 * @param indexesTexts whether text columns can be indexed
 * @param vectorIndexes kinds of vector indexes to ask for, best first
 */
record ServerProfile(
    String version,
    boolean aliases,
    boolean atomicUpserts,
    long settleNanos,
    Absence absence,
    boolean indexesTexts,
    List<IndexType> vectorIndexes) {
  /**
   * Milvus Lite stamps what is read and deleted with its clock's millisecond, and what is put with
   * that plus a 2^18th of a millisecond for each row put since it was started. So what is put lies
   * in the future for up to a millisecond, and one more for each 262,144 rows. This is enough for
   * 2.3 million, more than it is made for.
   */
  private static final long LITE_SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Asks a server. Milvus Lite is the only one that does not tell its version. */
  static ServerProfile probe(MilvusCalls calls, CollectionNames names, Deadline deadline) {
    boolean aliases =
        knows(
            calls,
            deadline,
            client ->
                client.describeAlias(
                    DescribeAliasReq.builder()
                        .databaseName(names.database())
                        .alias(names.live())
                        .build()));
    String version = "";
    try {
      version = calls.call(deadline, client -> client.getServerVersion());
    } catch (FailedCallException e) {
      if (!e.failure().isUnimplemented()) {
        throw e;
      }
    }
    return version.isEmpty()
        ? new ServerProfile(
            "", aliases, false, LITE_SETTLE_NANOS, Absence.BY_KIND, false, List.of(IndexType.FLAT))
        : new ServerProfile(
            version,
            aliases,
            true,
            0,
            Absence.BY_EXISTS,
            true,
            List.of(IndexType.HNSW, IndexType.AUTOINDEX));
  }

  private static boolean knows(MilvusCalls calls, Deadline deadline, MilvusCalls.Call<?> call) {
    try {
      calls.call(deadline, call);
      return true;
    } catch (FailedCallException e) {
      if (e.failure().isUnimplemented()) {
        return false;
      }
      if (e.failure().code() == Failure.ALIAS_NOT_FOUND) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public String toString() {
    return (version.isEmpty() ? "Milvus Lite" : "Milvus " + version)
        + (aliases ? ", aliases" : ", no aliases");
  }
}
