/**
 * Explicit alignment on feature files: {@code align fit}, {@code evaluate}, {@code methods} and
 * {@code plot}. A file of vectors comes in; a folder with the aligner, figures or a drawing go out.
 */
package dev.plumbline.app.align;
