package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.bench.ProcessorTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How long each part of the process has kept a processor busy. Unlike a sampling profile it counts
 * native code, so models too, and costs next to nothing.
 *
 * @param byThread Java's threads
 * @param jvm the virtual machine's own
 * @param process nanoseconds of the whole process, the virtual machine's own threads included
 */
record Processors(Map<Long, Used> byThread, Map<Long, Used> jvm, long process) {
  Processors {
    byThread = Map.copyOf(byThread);
    jvm = Map.copyOf(jvm);
  }

  /**
   * What a thread has used.
   *
   * @param part whom it works for
   * @param nanos of a processor
   */
  record Used(Part part, long nanos) {}

  static Processors now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<Long, Used> used = new HashMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null) { // it has ended meanwhile
        long nanos = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
        used.put(thread.getThreadId(), new Used(Part.of(thread.getThreadName()), nanos));
      }
    }
    return new Processors(used, JvmThreads.now(), ProcessorTime.ofProcess());
  }

  /**
   * Nanoseconds by part since a moment. What no living thread has used, threads have that ended
   * meanwhile.
   */
  Map<Part, Long> since(Processors before) {
    Map<Part, Long> parts = new EnumMap<>(Part.class);
    add(byThread, before.byThread(), parts);
    add(jvm, before.jvm(), parts);
    long accounted = parts.values().stream().mapToLong(Long::longValue).sum();
    parts.merge(Part.ENDED, Math.max(0, process - before.process() - accounted), Long::sum);
    return parts;
  }

  private static void add(Map<Long, Used> now, Map<Long, Used> before, Map<Part, Long> parts) {
    for (Map.Entry<Long, Used> thread : now.entrySet()) {
      Used earlier = before.get(thread.getKey());
      long nanos = thread.getValue().nanos() - (earlier == null ? 0 : earlier.nanos());
      parts.merge(thread.getValue().part(), nanos, Long::sum);
    }
  }
}
