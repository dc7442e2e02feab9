/**
 * {@code plumbline bench index}: an index that grows with made-up vectors; at each size the rate of
 * writes, the room on disk, the time and the recall of searches, and the heap go out.
 */
package dev.plumbline.app.bench.index;
