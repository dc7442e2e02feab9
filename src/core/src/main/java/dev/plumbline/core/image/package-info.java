/**
 * Small pictures of items, for people to look at. Pictures come in from the stream of items and go
 * out to the web page; the index holds none.
 */
package dev.plumbline.core.image;
