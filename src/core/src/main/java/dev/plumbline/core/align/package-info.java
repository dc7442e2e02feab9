/**
 * Stage align: encodings come in, vectors of the shared space go out. Aligners are plain data (two
 * stacks of layers), so that any job can apply one without native code. Next: index and search.
 */
package dev.plumbline.core.align;
