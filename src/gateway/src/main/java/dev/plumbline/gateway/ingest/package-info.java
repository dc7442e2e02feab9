/**
 * What goes on the stream through HTTP: items of producers without a Kafka client, and what
 * searchers thought of answers. Calls come in, events go out to core's publisher.
 */
package dev.plumbline.gateway.ingest;
