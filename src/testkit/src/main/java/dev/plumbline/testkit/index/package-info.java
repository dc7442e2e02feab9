/**
 * What an index must do. {@link dev.plumbline.testkit.index.VectorIndexContract} holds each
 * implementation of core's VectorIndex to the port; {@link
 * dev.plumbline.testkit.index.InMemoryVectorIndex} is the reference, and {@link
 * dev.plumbline.testkit.index.FailingVectorIndex} lets a caller meet the failures that the port
 * allows.
 */
package dev.plumbline.testkit.index;
