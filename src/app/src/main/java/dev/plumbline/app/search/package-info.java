/** The command that searches, over the topics or over HTTP, as any client would. */
package dev.plumbline.app.search;
