/**
 * Stage encode, texts: a text comes in, a sentence vector and its tokens' vectors with their places
 * go out.
 */
package dev.plumbline.encoders.text;
