/**
 * Plain Kafka clients behind the contracts, for whoever is not a Flink job: commands, producers,
 * the gateway. Core's events come in and records go out, or the other way; the jobs are on the
 * topics' other side.
 */
package dev.plumbline.kafka;
