/**
 * Stage search over HTTP: calls come in, answers in JSON go out. Behind it is core's search, the
 * same as for queries over Kafka.
 */
package dev.plumbline.gateway.search;
