/** What the jobs read from topics and write to them, as bytes with their place. */
package dev.plumbline.jobs.kafka;
