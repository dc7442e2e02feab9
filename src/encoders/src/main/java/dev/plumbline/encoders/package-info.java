/**
 * Stage encode: decoded pictures and texts come in, global and local vectors go out, by DJL. Next:
 * align.
 */
package dev.plumbline.encoders;
