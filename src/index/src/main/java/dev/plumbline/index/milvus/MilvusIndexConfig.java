package dev.plumbline.index.milvus;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Where a Milvus server is and how to use it.
 *
 * @param uri its address, {@code http://HOST:PORT} or {@code https://HOST:PORT}
 * @param token {@code user:password} or an API key; empty for none
 * @param certificates a PEM file with the certificates to trust, where the address is https; empty
 *     for those that Java trusts
 * @param database the server's database; empty for the default one
 * @param collectionPrefix put before each collection's name: a letter, then letters, digits and
 *     underscores, up to 64
 * @param consistency what a read must see
 * @param deadline the longest that a read or a write may take, retries included, 1 ms to 10 min
 * @param adminDeadline the same for opening, creating, switching and dropping, 1 ms to 10 min
 * @param batchSize rows that are sent together, 1 to 10,000; Milvus is fastest with some hundreds
 * @param graph how the vectors' graph is built and searched, where the server has HNSW
 */
public record MilvusIndexConfig(
    String uri,
    String token,
    String certificates,
    String database,
    String collectionPrefix,
    Consistency consistency,
    Duration deadline,
    Duration adminDeadline,
    int batchSize,
    Graph graph) {
  private static final Pattern URI = Pattern.compile("https?://[^/]+/?");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final Duration MAX_DEADLINE = Duration.ofMinutes(10);
  private static final int MAX_BATCH = 10_000;

  public MilvusIndexConfig {
    if (!URI.matcher(uri).matches()) {
      throw new IllegalArgumentException("uri: '" + uri + "' (expected: " + URI.pattern() + ")");
    }
    if (!PREFIX.matcher(collectionPrefix).matches()) {
      throw new IllegalArgumentException(
          "collectionPrefix: '" + collectionPrefix + "' (expected: " + PREFIX.pattern() + ")");
    }
    checkDeadline("deadline", deadline);
    checkDeadline("adminDeadline", adminDeadline);
    if (batchSize < 1 || batchSize > MAX_BATCH) {
      throw new IllegalArgumentException(
          "batchSize: " + batchSize + " (expected: 1 to " + MAX_BATCH + ")");
    }
  }

  /** A server without users, and settings that suit most. */
  public static MilvusIndexConfig of(String uri) {
    return new MilvusIndexConfig(
        uri,
        "",
        "",
        "",
        "plumbline",
        Consistency.BOUNDED,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        500,
        new Graph(16, 200, 64));
  }

  public MilvusIndexConfig withCertificates(String certificates) {
    return with(draft -> draft.certificates = certificates);
  }

  public MilvusIndexConfig withToken(String token) {
    return with(draft -> draft.token = token);
  }

  public MilvusIndexConfig withDatabase(String database) {
    return with(draft -> draft.database = database);
  }

  public MilvusIndexConfig withCollectionPrefix(String collectionPrefix) {
    return with(draft -> draft.collectionPrefix = collectionPrefix);
  }

  public MilvusIndexConfig withConsistency(Consistency consistency) {
    return with(draft -> draft.consistency = consistency);
  }

  public MilvusIndexConfig withDeadlines(Duration deadline, Duration adminDeadline) {
    return with(
        draft -> {
          draft.deadline = deadline;
          draft.adminDeadline = adminDeadline;
        });
  }

  public MilvusIndexConfig withGraph(Graph graph) {
    return with(draft -> draft.graph = graph);
  }

  private MilvusIndexConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new MilvusIndexConfig(
        uri,
        draft.token,
        draft.certificates,
        draft.database,
        draft.collectionPrefix,
        draft.consistency,
        draft.deadline,
        draft.adminDeadline,
        batchSize,
        draft.graph);
  }

  /** What can be changed, while it is. */
  private static final class Draft {
    private String token;
    private String certificates;
    private String database;
    private String collectionPrefix;
    private Consistency consistency;
    private Duration deadline;
    private Duration adminDeadline;
    private Graph graph;

    Draft(MilvusIndexConfig config) {
      token = config.token;
      certificates = config.certificates;
      database = config.database;
      collectionPrefix = config.collectionPrefix;
      consistency = config.consistency;
      deadline = config.deadline;
      adminDeadline = config.adminDeadline;
      graph = config.graph;
    }
  }

  private static void checkDeadline(String name, Duration value) {
    if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(MAX_DEADLINE) > 0) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: 1 ms to " + MAX_DEADLINE + ")");
    }
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "MilvusIndexConfig["
        + uri
        + (database.isEmpty() ? "" : ", database " + database)
        + ", prefix "
        + collectionPrefix
        + ", "
        + consistency
        + "]";
  }

  /**
   * What a read must see. Whatever is chosen, a read sees all that {@link MilvusIndex#flush} has
   * returned from, as long as each shard has one replica; with several, only {@link #STRONG} reads
   * do.
   */
  public enum Consistency {
    /** All that was written before it. Each read waits for the server's next clock tick, 200 ms. */
    STRONG,
    /** All but the last seconds. */
    BOUNDED,
    /** Something. */
    EVENTUALLY
  }

  /**
   * HNSW's parameters.
   *
   * @param links neighbours of a node (M), 2 to 2048
   * @param buildWidth candidates looked at when a node is added (efConstruction), 1 or more
   * @param searchWidth candidates looked at in a search (ef), 1 or more; at least as many as the
   *     answers that are asked for
   */
  public record Graph(int links, int buildWidth, int searchWidth) {
    private static final int MAX_LINKS = 2048;

    public Graph {
      if (links < 2 || links > MAX_LINKS) {
        throw new IllegalArgumentException(
            "links: " + links + " (expected: 2 to " + MAX_LINKS + ")");
      }
      if (buildWidth < 1 || searchWidth < 1) {
        throw new IllegalArgumentException(
            "buildWidth: " + buildWidth + ", searchWidth: " + searchWidth + " (expected: >= 1)");
      }
    }
  }
}
