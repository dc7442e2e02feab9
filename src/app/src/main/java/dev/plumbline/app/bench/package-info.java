/**
 * {@code plumbline bench}: the same work is timed here and by others, in turns and in one run;
 * times and their ratios go out, to people and to {@code docs/measurements.md}.
 */
package dev.plumbline.app.bench;
