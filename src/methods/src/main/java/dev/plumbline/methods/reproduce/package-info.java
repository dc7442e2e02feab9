/**
 * The papers' claims, put to the test on public data: data sets and seeds come in, a table of the
 * paper's figure, ours and a verdict goes out, to people and to {@code docs/reproduction.md}.
 */
package dev.plumbline.methods.reproduce;
