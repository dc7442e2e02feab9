/**
 * What travels on the topics: items coming in, queries and their results, feedback, published
 * aligners, dead letters. Records alone; the schemas module writes and reads them.
 */
package dev.plumbline.core.event;
