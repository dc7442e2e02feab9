/** Explicit alignment by correlation: the shared space is where the two sides vary together. */
package dev.plumbline.methods.correlation;
