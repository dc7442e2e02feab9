package dev.plumbline.app.bench.index;

import java.util.OptionalLong;

/**
 * What was measured once the index held so many items.
 *
 * @param items in the index
 * @param writesPerSecond items a second since the size before, the flush at the end included
 * @param bytes on this machine's disk, unless the index is elsewhere
 * @param searchP50Millis of searches one after the other
 * @param searchP99Millis of the same
 * @param recall share of the true neighbours that searches found
 * @param heap bytes kept after a collection
 */
record IndexAtSize(
    long items,
    double writesPerSecond,
    OptionalLong bytes,
    double searchP50Millis,
    double searchP99Millis,
    double recall,
    long heap) {}
