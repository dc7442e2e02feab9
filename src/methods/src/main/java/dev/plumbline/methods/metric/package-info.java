/**
 * Explicit alignment by metric learning: in the shared space what belongs together is nearer than
 * what does not. A loss says what a matrix of scores costs; a miner, which negatives count. Batches
 * of pairs come in, projections go out.
 */
package dev.plumbline.methods.metric;
