/**
 * Stage search: queries come in, ranked items go out. Encodes the query, projects it with the
 * aligner of the generation that it searches, and asks the index.
 */
package dev.plumbline.core.search;
