/**
 * Stage index, on a Milvus server: projected items come in, nearest neighbours go out. A generation
 * is a collection, the live one is named by an alias. Next: search.
 */
package dev.plumbline.index.milvus;
