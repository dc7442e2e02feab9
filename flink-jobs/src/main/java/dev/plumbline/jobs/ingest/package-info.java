/**
 * Stage ingest: events from {@code items} come in; encodings go out to {@code encodings}, and what
 * could not be used to {@code dead-letters}. Next: align and index.
 */
package dev.plumbline.jobs.ingest;
