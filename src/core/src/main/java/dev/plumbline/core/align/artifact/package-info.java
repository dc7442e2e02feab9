/**
 * An aligner as one file: a zip of NumPy arrays and a header. It holds data alone, so that reading
 * one can run no code, and NumPy opens it as an .npz.
 */
package dev.plumbline.core.align.artifact;
