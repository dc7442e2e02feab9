/**
 * Stage index: encodings and published aligners come in; generations are built, followed and
 * switched. Each aligner version gets a generation of its own, read from {@code encodings} from the
 * beginning; generations that are kept are followed at the live tail side by side. Next: query.
 */
package dev.plumbline.jobs.index;
