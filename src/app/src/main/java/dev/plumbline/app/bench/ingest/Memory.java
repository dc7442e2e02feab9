package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.bench.HeapUse;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What this process allocated and keeps.
 *
 * @param allocated bytes by each living thread since it began
 * @param kept bytes of the heap after a collection
 */
record Memory(Map<Long, Long> allocated, long kept) {
  Memory {
    allocated = Map.copyOf(allocated);
  }

  static Memory now() {
    Map<Long, Long> allocated = new HashMap<>();
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads) {
      long[] ids = threads.getAllThreadIds();
      long[] bytes = threads.getThreadAllocatedBytes(ids);
      for (int i = 0; i < ids.length; i++) {
        allocated.put(ids[i], Math.max(0, bytes[i]));
      }
    }
    return new Memory(allocated, HeapUse.afterCollection());
  }

  /** Bytes that the threads allocated meanwhile; those of threads that ended are not counted. */
  long allocatedSince(Memory before) {
    long bytes = 0;
    for (Map.Entry<Long, Long> thread : allocated.entrySet()) {
      bytes += thread.getValue() - before.allocated().getOrDefault(thread.getKey(), 0L);
    }
    return bytes;
  }
}
