/**
 * What is going on right now, for people to look at: the stream's figures, the aligners and what
 * they were accepted on, a map of the shared space. Observations of the stream and of the index
 * come in; answers in JSON go out.
 */
package dev.plumbline.gateway.live;
