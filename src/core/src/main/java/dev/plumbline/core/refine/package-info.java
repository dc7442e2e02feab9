/**
 * Stage refine: pairs of encodings come in, better aligners go out as events. Here the rules alone;
 * the methods module trains, the jobs keep the state. Next: publish.
 */
package dev.plumbline.core.refine;
