package dev.plumbline.app.bench;

import java.lang.management.ManagementFactory;

/** What this process keeps on the heap. */
public final class HeapUse {
  private HeapUse() {}

  /** Bytes that are left after a collection, which it asks for. */
  public static long afterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
