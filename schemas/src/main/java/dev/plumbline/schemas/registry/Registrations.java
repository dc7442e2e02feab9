package dev.plumbline.schemas.registry;

import dev.plumbline.schemas.SchemaHistory;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** What a registry has of the contracts of this build. */
public final class Registrations {
  private Registrations() {}

  /**
   * Asks for every schema of every topic.
   *
   * @return the schema's number by subject, in the catalogue's order; empty for one that is missing
   * @throws dev.plumbline.core.model.ServiceException if the registry does not answer or refuses
   */
  public static Map<String, Optional<Integer>> of(
      SchemaRegistry registry, SubjectNames subjects, Topics topics) {
    Map<String, Optional<Integer>> found = new LinkedHashMap<>();
    for (Topic topic : topics.all()) {
      for (String name : topic.values()) {
        Schema newest = SchemaHistory.bundled().newest(name);
        String subject = subjects.of(topic, newest);
        found.put(subject, registry.id(subject, newest));
      }
    }
    return found;
  }
}
