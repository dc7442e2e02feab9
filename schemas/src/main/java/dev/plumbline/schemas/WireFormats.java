package dev.plumbline.schemas;

/** Which wire format the records of a topic have. Thread-safe. */
@FunctionalInterface
public interface WireFormats {
  /** A topic's format. */
  WireFormat of(Topic topic);

  /** The format that needs no registry, on every topic. */
  static WireFormats singleObject() {
    WireFormat format = Codecs.singleObject();
    return topic -> format;
  }
}
