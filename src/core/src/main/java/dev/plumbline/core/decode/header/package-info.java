/**
 * Stage decode, before any pixel: a file's bytes come in; its format, size and orientation go out
 * once its structure has been found whole. Next: the pixels.
 */
package dev.plumbline.core.decode.header;
