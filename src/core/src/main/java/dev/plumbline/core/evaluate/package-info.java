/** How good a retrieval is: ranks, recall, average precision, and whether a difference is real. */
package dev.plumbline.core.evaluate;
