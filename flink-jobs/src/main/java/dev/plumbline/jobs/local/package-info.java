/** The jobs on a Flink cluster in this process, for one machine and for tests. */
package dev.plumbline.jobs.local;
