/**
 * What is broken here and there while events are sent, and that the index holds in the end what
 * they come to, item by item. A few faults are part of every build; {@code -Dplumbline.faults=all}
 * runs all of them.
 */
package dev.plumbline.jobs.faults;
