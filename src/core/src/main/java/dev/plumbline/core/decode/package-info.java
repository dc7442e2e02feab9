/**
 * Stage decode: untrusted bytes, inline or behind a reference, come in; upright pixels go out, or a
 * rejection with its reason. Next: encode.
 */
package dev.plumbline.core.decode;
