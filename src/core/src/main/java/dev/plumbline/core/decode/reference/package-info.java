/**
 * Stage decode, for pictures that came by reference: a URI from an event comes in; bytes go out, if
 * the allow-list lets it through and the limits hold. Next: the header.
 */
package dev.plumbline.core.decode.reference;
