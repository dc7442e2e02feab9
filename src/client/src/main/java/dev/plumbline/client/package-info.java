/**
 * Searches from Java programs. A {@link dev.plumbline.core.event.Query} goes out, to a gateway over
 * HTTP or to the query job over Kafka; its answer comes back, or an exception that says why not.
 */
package dev.plumbline.client;
