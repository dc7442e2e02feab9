/** The words every stage shares: items, their encodings, versions. No stage's logic lives here. */
package dev.plumbline.core.model;
