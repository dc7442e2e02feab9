/**
 * {@code plumbline bench ingest}: pictures and captions on their way to being searchable, beside
 * the encoder and the index alone; rates, their ratios, freshness and memory go out.
 */
package dev.plumbline.app.bench.ingest;
