/**
 * What runs once an item or once a query, each alone under JMH: the costs behind
 * docs/benchmarks.md.
 */
package dev.plumbline.bench;
