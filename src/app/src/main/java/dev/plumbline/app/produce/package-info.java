/** {@code plumbline produce} and what the demo sends: pictures and captions go to {@code items}. */
package dev.plumbline.app.produce;
