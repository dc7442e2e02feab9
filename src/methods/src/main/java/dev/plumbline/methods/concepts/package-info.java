/** Classes for pairs that come without any: captions in, a concept a picture out. */
package dev.plumbline.methods.concepts;
