package dev.plumbline.gateway.ingest;

/**
 * What ingest takes.
 *
 * @param maxEvents events in one call
 * @param maxTextLength characters of a caption
 * @param maxImageBytes bytes of a picture's file
 */
public record IngestLimits(int maxEvents, int maxTextLength, long maxImageBytes) {}
