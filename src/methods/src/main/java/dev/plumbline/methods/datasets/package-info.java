/**
 * Readers of the public data sets on which the methods' claims are shown. Files that a person
 * fetched come in, vectors and labels go out, to {@code reproduce}. Nothing here is shipped.
 */
package dev.plumbline.methods.datasets;
