package dev.plumbline.schemas.registry;

import dev.plumbline.schemas.Topic;
import org.apache.avro.Schema;

/**
 * Under which subject a schema is registered. A subject holds the versions of one record: the
 * topic's name alone will not do, since {@code items} carries four kinds of records, which a
 * registry would compare as versions of one.
 */
public enum SubjectNames {
  /** The record's full name: {@code dev.plumbline.avro.Image}. Instances share it. */
  RECORD,
  /** Topic and record: {@code items-dev.plumbline.avro.Image}. */
  TOPIC_RECORD;

  /** The subject of a schema on a topic. */
  public String of(Topic topic, Schema schema) {
    return switch (this) {
      case RECORD -> schema.getFullName();
      case TOPIC_RECORD -> topic.name() + "-" + schema.getFullName();
    };
  }
}
