package dev.plumbline.kafka;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.model.AlignerVersion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Which aligners there are, where each stands on the topic, and the last used ones opened. */
final class KnownAligners {
  /**
   * One published aligner.
   *
   * @param partition where its record stands
   * @param offset the record's offset there
   */
  record Place(AlignerHeader header, TopicPartition partition, long offset) {}

  private final int capacity;

  /** Guarded by this. */
  private final SortedMap<AlignerVersion, Place> places = new TreeMap<>();

  /** Guarded by this; the least recently used first. */
  private final Map<AlignerVersion, Aligner> open = new LinkedHashMap<>(16, 0.75f, true);

  KnownAligners(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " (expected: >= 1)");
    }
    this.capacity = capacity;
  }

  /** Takes in an aligner that was read from its place. */
  synchronized void put(Aligner aligner, TopicPartition partition, long offset) {
    AlignerVersion version = aligner.header().version();
    places.put(version, new Place(aligner.header(), partition, offset));
    keep(version, aligner);
    notifyAll();
  }

  /** Takes in an aligner that was read from its place again, unless that has changed since. */
  synchronized void putAgain(Aligner aligner, Place place) {
    AlignerVersion version = aligner.header().version();
    if (place.equals(places.get(version))) {
      keep(version, aligner);
    }
  }

  private void keep(AlignerVersion version, Aligner aligner) {
    open.put(version, aligner);
    if (open.size() > capacity) {
      open.remove(open.keySet().iterator().next());
    }
  }

  synchronized void remove(AlignerVersion version) {
    places.remove(version);
    open.remove(version);
  }

  /** The aligner, if it is in memory. */
  synchronized Optional<Aligner> opened(AlignerVersion version) {
    return Optional.ofNullable(open.get(version));
  }

  synchronized Optional<Place> place(AlignerVersion version) {
    return Optional.ofNullable(places.get(version));
  }

  synchronized Optional<AlignerVersion> newest() {
    return places.isEmpty() ? Optional.empty() : Optional.of(places.lastKey());
  }

  /** Oldest version first. */
  synchronized List<AlignerHeader> headers() {
    return places.values().stream().map(Place::header).toList();
  }

  /** Waits until a version is known; false if it is not in time. */
  synchronized boolean await(AlignerVersion version, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!places.containsKey(version)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    return true;
  }
}
