/** Waiting in tests. */
package dev.plumbline.testkit.await;
