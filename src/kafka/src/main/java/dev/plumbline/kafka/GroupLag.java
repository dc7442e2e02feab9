package dev.plumbline.kafka;

/**
 * How far a consumer group is behind on a topic, by the offsets that it committed. The jobs commit
 * theirs with each checkpoint, so that up to one checkpoint's time of records counts as not read.
 *
 * @param group the group's id
 * @param topic the topic's full name
 * @param committed records that it has read, by offsets, over all partitions
 * @param lag records that it has not read yet, 0 or more
 */
public record GroupLag(String group, String topic, long committed, long lag) {}
