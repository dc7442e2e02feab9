/**
 * Products of large matrices, by the deep-learning engine's BLAS where one is on the class path and
 * in Java where none is. Used by the methods; decompositions are EJML's.
 */
package dev.plumbline.methods.linear;
