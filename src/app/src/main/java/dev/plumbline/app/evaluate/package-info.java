/**
 * The command that measures aligners. Held-out pairs come in, from the stream, from Scenes or from
 * a folder; recall and ranks by aligner version go out. Nothing is changed.
 */
package dev.plumbline.app.evaluate;
