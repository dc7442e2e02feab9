package dev.plumbline.jobs.index;

/**
 * A partition is indexed, durably, up to where it ended when its generation was planned.
 *
 * @param generation the generation's number
 * @param partition the partition
 * @param partitions how many there are
 */
public record CaughtUp(long generation, int partition, int partitions) {}
