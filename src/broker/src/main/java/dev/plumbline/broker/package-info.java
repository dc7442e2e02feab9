/**
 * A Kafka broker in this process, for one-machine use and for tests. A directory comes in, an
 * address that any Kafka client can use goes out. Nothing else here knows of the product.
 */
package dev.plumbline.broker;
