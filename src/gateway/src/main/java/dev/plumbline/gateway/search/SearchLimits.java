package dev.plumbline.gateway.search;

/**
 * What one search may ask for.
 *
 * @param maxK answers, 1 to 1000
 * @param maxTextLength characters of its text
 * @param maxImageBytes bytes of its picture's file
 */
public record SearchLimits(int maxK, int maxTextLength, long maxImageBytes) {}
