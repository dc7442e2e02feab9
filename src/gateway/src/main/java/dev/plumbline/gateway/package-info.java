/**
 * The HTTP door: people and programs come in through it. Takes core's ports and serves searches,
 * items, ingest, feedback, figures and the web page. What it publishes goes to the stream's topics.
 */
package dev.plumbline.gateway;
