/** The web page's files, from the jar to the browser. It stands on the same API as everybody. */
package dev.plumbline.gateway.page;
