/**
 * Stage index: projected items come in, nearest neighbours go out. The port that Lucene and Milvus
 * implement, generations, and the filter language. Next: search.
 */
package dev.plumbline.core.index;
