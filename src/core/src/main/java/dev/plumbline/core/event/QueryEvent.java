package dev.plumbline.core.event;

import java.time.Instant;
import java.util.Optional;

/**
 * A search on its way.
 *
 * @param queryId chosen by the asker; comes back with the result
 * @param query what is asked
 * @param deadline an answer after this is worth nothing to the asker
 */
public record QueryEvent(String queryId, Query query, Optional<Instant> deadline) {}
