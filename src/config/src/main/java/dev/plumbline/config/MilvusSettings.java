package dev.plumbline.config;

import java.io.Serializable;

/** The Milvus server. */
public record MilvusSettings(
    @Doc(value = "Its address.", range = "http://HOST:PORT or https://HOST:PORT") String uri,
    @Doc("`user:password` or an API key. Empty: none.") Secret token,
    @Doc(
            "What a search must see: `strong` all that was written before it, `bounded` all but the"
                + " last seconds, `eventually` something.")
        Consistency consistency)
    implements Serializable {
  public MilvusSettings {
    Checks.matches("uri", uri, "https?://.+");
  }

  /** What a search must see. */
  public enum Consistency {
    STRONG,
    BOUNDED,
    EVENTUALLY
  }
}
