/**
 * Stage encode, pictures: a decoded picture comes in, a vector for the whole and vectors for the
 * cells of its grid go out.
 */
package dev.plumbline.encoders.image;
