package dev.plumbline.gateway;

import dev.plumbline.core.image.ImageStore;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.live.LiveFigures;
import dev.plumbline.core.publish.EventPublisher;
import dev.plumbline.core.search.Aligners;
import dev.plumbline.core.search.QueryReader;
import dev.plumbline.core.search.Searcher;

/**
 * What the gateway stands on. It closes none of them.
 *
 * @param searcher answers searches
 * @param index for items, counts and the map; the one that the searcher uses
 * @param aligners for the list of versions; the ones that the searcher uses
 * @param queries checks them before they are answered
 * @param images small pictures of the items
 * @param publisher puts events on the stream
 * @param figures what the stream is doing
 */
public record GatewayParts(
    Searcher searcher,
    VectorIndex index,
    Aligners aligners,
    QueryReader queries,
    ImageStore images,
    EventPublisher publisher,
    LiveFigures figures) {}
