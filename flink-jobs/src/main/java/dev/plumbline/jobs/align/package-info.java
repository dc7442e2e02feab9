/**
 * Stage align: encodings come in; captions meet the pictures that they describe, an aligner is
 * fitted on these pairs and judged on those that are held out, and goes out to {@code aligners} as
 * an event. Next: index.
 */
package dev.plumbline.jobs.align;
