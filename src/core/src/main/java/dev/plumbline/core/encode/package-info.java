/**
 * Stage encode: decoded pictures and texts come in, global and local vectors go out; the ports that
 * the encoders implement. Next: align.
 */
package dev.plumbline.core.encode;
