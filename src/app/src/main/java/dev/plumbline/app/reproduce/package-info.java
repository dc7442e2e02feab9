/** The command that puts the papers' claims to the test, and the page that it writes of them. */
package dev.plumbline.app.reproduce;
