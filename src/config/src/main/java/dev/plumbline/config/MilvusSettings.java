package dev.plumbline.config;

import java.io.Serializable;

/** The Milvus server. */
public record MilvusSettings(
    @Doc(value = "Its address.", range = "http://HOST:PORT or https://HOST:PORT") String uri,
    @Doc("`user:password` or an API key. Empty: none.") Secret token,
    @Doc(
            "A PEM file with the certificates to trust, where an https address has one that is not"
                + " publicly known.")
        String certificates,
    @Doc(
            "What a search must see: `strong` all that was written before it, `bounded` all but the"
                + " last seconds, `eventually` something.")
        Consistency consistency,
    @Doc("The server's database. Empty: the default one.") String database,
    @Doc(
            value =
                "Neighbours of a vector in the HNSW graph (M). More: better answers, more memory."
                    + " Counts for generations made from then on.",
            range = "2 to 2048")
        int graphLinks,
    @Doc(
            value =
                "Candidates looked at when a vector is put into the graph (efConstruction). Counts"
                    + " for generations made from then on.",
            range = "1 to 10000")
        int graphBuildWidth,
    @Doc(
            value =
                "Candidates looked at in a search (ef), and no fewer than the answers asked for."
                    + " More: better answers, slower.",
            range = "1 to 10000")
        int graphSearchWidth)
    implements Serializable {
  public MilvusSettings {
    Checks.address("uri", uri);
    Checks.range("graphLinks", graphLinks, 2, 2048);
    Checks.range("graphBuildWidth", graphBuildWidth, 1, 10_000);
    Checks.range("graphSearchWidth", graphSearchWidth, 1, 10_000);
  }

  /** What a search must see. */
  public enum Consistency {
    STRONG,
    BOUNDED,
    EVENTUALLY
  }
}
