/** A gateway on real parts and small, exact encoders, for tests. */
package dev.plumbline.gateway.testing;
