/**
 * Reads files of captions: the form comes from whoever made the collection, pictures with their
 * captions go to the producer. A wrong line is refused with its place and what was expected.
 */
package dev.plumbline.app.produce.captions;
