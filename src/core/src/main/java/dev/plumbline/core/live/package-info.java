/**
 * What the stream is doing right now, for people to look at. Observations of the stream and of the
 * index come in; figures go out to the gateway.
 */
package dev.plumbline.core.live;
