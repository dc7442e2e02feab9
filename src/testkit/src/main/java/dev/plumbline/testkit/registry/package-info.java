/** A schema registry in this process, for tests of whoever uses one. */
package dev.plumbline.testkit.registry;
