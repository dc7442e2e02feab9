/**
 * Small pictures of the items. Item events come in from the stream and become JPEG files on this
 * machine's disk; the web page's pictures go out.
 */
package dev.plumbline.gateway.image;
