/**
 * Stage index, embedded: projected items come in, nearest neighbours go out, of Lucene's HNSW
 * graphs on this machine's disk. The default where there is no server. Next: search.
 *
 * <p>Below the configured directory lie the catalogue of generations, one directory for each of
 * them, and a lock that keeps other processes off. {@code LuceneIndex} is a share of the one {@code
 * IndexDirectory} that a process has open on a directory; an {@code IndexDirectory} has a {@code
 * GenerationStore} for each generation in use.
 */
package dev.plumbline.index.lucene;
