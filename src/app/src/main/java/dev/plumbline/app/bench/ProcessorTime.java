package dev.plumbline.app.bench.query;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Processor time up to now, in nanoseconds; 0 where the virtual machine does not tell.
 *
 * @param process of this process with all its threads
 * @param compiler of those of them that compile Java, about: it is told in elapsed time
 */
record ProcessorTime(long process, long compiler) {
  static ProcessorTime now() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    long process =
        system instanceof com.sun.management.OperatingSystemMXBean whole
            ? whole.getProcessCpuTime()
            : 0;
    var compilation = ManagementFactory.getCompilationMXBean();
    long millis =
        compilation != null && compilation.isCompilationTimeMonitoringSupported()
            ? compilation.getTotalCompilationTime()
            : 0;
    return new ProcessorTime(Math.max(0, process), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  ProcessorTime since(ProcessorTime earlier) {
    return new ProcessorTime(process - earlier.process, compiler - earlier.compiler);
  }

  /** Of the calling thread alone. */
  static long ofThisThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? Math.max(0, threads.getCurrentThreadCpuTime())
        : 0;
  }
}
