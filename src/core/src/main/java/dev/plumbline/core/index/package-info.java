/**
 * Stage index: projected items come in, nearest neighbours go out. The port that Lucene and Milvus
 * implement, generations, the filter language, and the words of captions (TextIndex) where an index
 * keeps them. Next: search.
 */
package dev.plumbline.core.index;
