/**
 * The Flink jobs, one package a job, named after its stage: {@code ingest} turns events into
 * encodings, {@code align} fits aligners from pairs of encodings, {@code index} builds and follows
 * generations, {@code query} answers searches. {@code kafka} holds what they read and write, {@code
 * operator} what they share. The work itself is done by core and the modules behind its ports.
 */
package dev.plumbline.jobs;
