/** Drawings of aligners, with Java's own graphics: pairs or a curve come in, a picture goes out. */
package dev.plumbline.app.align.plot;
