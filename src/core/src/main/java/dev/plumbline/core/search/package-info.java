/**
 * Stage search: queries come in, ranked items go out. Encodes the query, projects it with the
 * aligner of the generation that it searches, and asks the index.
 *
 * <p>A hybrid search (SearchRequest's {@code hybrid}) asks twice: the vectors, and by BM25 the
 * words of captions (core's TextIndex), a caption speaking for the image or clip that it is part
 * of. The two rankings are fused by reciprocal rank; a hit's score stays its cosine. Where the
 * index keeps no words, Searcher refuses with an InvalidSearchException that names the parameter
 * {@code hybrid}.
 */
package dev.plumbline.core.search;
