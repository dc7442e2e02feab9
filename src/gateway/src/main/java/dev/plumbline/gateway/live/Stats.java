package dev.plumbline.gateway.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column.BuiltIn;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.live.LiveFigures;
import dev.plumbline.core.live.StreamFigures;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Modality;
import dev.plumbline.gateway.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The figures of one moment as JSON. However many look at them, the index is asked for a tenant's
 * counts once a second. Thread-safe.
 */
final class Stats {
  private static final Duration FRESH = Duration.ofMillis(900);
  private static final int MAX_TENANTS = 1000;

  private final VectorIndex index;
  private final LiveFigures figures;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Instant at, ObjectNode json) {}

  Stats(VectorIndex index, LiveFigures figures, InstantSource clock) {
    this.index = index;
    this.figures = figures;
    this.clock = clock;
  }

  /** The figures for a tenant; not to be written to. */
  ObjectNode of(String tenant) {
    Instant now = clock.instant();
    Known last = known.get(tenant);
    if (last != null && last.at().plus(FRESH).isAfter(now)) {
      return last.json();
    }
    if (known.size() > MAX_TENANTS) {
      known.clear();
    }
    ObjectNode json = ask(tenant, now);
    known.put(tenant, new Known(now, json));
    return json;
  }

  private ObjectNode ask(String tenant, Instant now) {
    ObjectNode json = Json.object();
    json.put("at", Instant.ofEpochMilli(now.toEpochMilli()).toString());
    json.put("tenant", tenant);
    Optional<Generation> live = index.live();
    live.ifPresent(
        generation -> {
          json.put("generation", generation.id().number());
          json.put("aligner", generation.aligner().number());
        });
    ObjectNode items = json.putObject("items");
    long total = 0;
    for (Modality modality : Modality.values()) {
      String word = modality.name().toLowerCase(Locale.ROOT);
      long count = live.map(g -> index.count(g.id(), tenant, only(word))).orElse(0L);
      items.put(word, count);
      total += count;
    }
    items.put("total", total);
    StreamFigures stream = figures.current();
    json.put("eventsPerSecond", stream.eventsPerSecond());
    stream
        .freshness()
        .ifPresent(
            freshness -> {
              ObjectNode of = json.putObject("freshness");
              of.put("p50Ms", freshness.median().toMillis());
              of.put("p99Ms", freshness.p99().toMillis());
              of.put("observed", freshness.observed());
            });
    return json;
  }

  private static Filter only(String modality) {
    return new Filter.Compare(BuiltIn.MODALITY, Operator.EQ, new AttributeValue.Text(modality));
  }
}
