/**
 * Time for tests: {@link dev.plumbline.testkit.clock.ManualClock} moves only when it is told to.
 */
package dev.plumbline.testkit.clock;
