package dev.plumbline.jobs.index;

import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * The enumerator tells readers which generations are read; splits of others end.
 *
 * @param generations their numbers
 */
record ReadGenerations(Set<Long> generations) implements SourceEvent {
  ReadGenerations {
    generations = Set.copyOf(generations);
  }
}
