package dev.plumbline.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Processor time up to now, in nanoseconds; 0 where the virtual machine does not tell.
 *
 * @param process of this process with all its threads
 * @param compiler of those of them that compile Java, about: it is told in elapsed time
 */
public record ProcessorTime(long process, long compiler) {
  public static ProcessorTime now() {
    var compilation = ManagementFactory.getCompilationMXBean();
    long millis =
        compilation != null && compilation.isCompilationTimeMonitoringSupported()
            ? compilation.getTotalCompilationTime()
            : 0;
    return new ProcessorTime(ofProcess(), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  public ProcessorTime since(ProcessorTime earlier) {
    return new ProcessorTime(process - earlier.process, compiler - earlier.compiler);
  }

  /** Of this process with all its threads. */
  public static long ofProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }

  /** Of the calling thread alone. */
  public static long ofThisThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? Math.max(0, threads.getCurrentThreadCpuTime())
        : 0;
  }
}
