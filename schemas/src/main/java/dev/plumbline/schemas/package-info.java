/**
 * The contracts of the topics: what core's records look like as bytes, and the catalogue of the
 * topics themselves. Core's events come in and bytes go out, or the other way; the kafka module and
 * the jobs are next. The schemas lie in {@code src/main/avro}, one file a record; those that may
 * still be on a topic are kept in {@code src/main/avro-history}.
 */
package dev.plumbline.schemas;
