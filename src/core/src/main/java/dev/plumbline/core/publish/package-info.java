/**
 * Stage publish: what people and programs hand in goes out on the stream. Events come in; the
 * topics {@code items} and {@code feedback} have them next.
 */
package dev.plumbline.core.publish;
