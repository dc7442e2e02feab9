/** The command that trains the bundled encoder. */
package dev.plumbline.app.train;
