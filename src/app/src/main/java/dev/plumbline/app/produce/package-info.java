/**
 * {@code plumbline produce} and what the demo sends: pictures with their captions come in, from a
 * folder or from the generator of Scenes, and go out as events on {@code items}. Ingest is next.
 */
package dev.plumbline.app.produce;
