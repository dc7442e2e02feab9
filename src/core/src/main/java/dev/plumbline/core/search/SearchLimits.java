package dev.plumbline.core.search;

/**
 * What one search may ask for on this server.
 *
 * @param maxK answers, 1 to 1000
 * @param maxTextLength characters of its text, 1 or more
 */
public record SearchLimits(int maxK, int maxTextLength) {}
