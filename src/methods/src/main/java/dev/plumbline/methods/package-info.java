/**
 * Methods of cross-modal alignment, one small file each, in packages by kind. Pairs of encodings
 * come in, projections go out.
 */
package dev.plumbline.methods;
