/**
 * Whether the gateway lives, whether it can answer, and what it counts: for orchestrators, load
 * balancers and Prometheus.
 */
package dev.plumbline.gateway.health;
