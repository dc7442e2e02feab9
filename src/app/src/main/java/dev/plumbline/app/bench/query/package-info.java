/**
 * Measures searches: a gateway over an index that it makes, under loads with and without regard for
 * the answers. Figures go out as Markdown or JSON.
 */
package dev.plumbline.app.bench.query;
