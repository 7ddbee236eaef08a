package io.attune.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What it was measured on.
 *
 * @param cores that Java sees
 * @param memoryBytes of the machine
 * @param os name and architecture
 * @param jvm name and version
 * @param loadAverage of the last minute, when the bench began; negative where unknown
 */
record Machine(int cores, long memoryBytes, String os, String jvm, double loadAverage) {
  /** This one, now. */
  static Machine here() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        system.getAvailableProcessors(),
        system.getTotalMemorySize(),
        system.getName() + " " + system.getArch(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        system.getSystemLoadAverage());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d cores, %.0f GiB, %s, %s, load average %.1f at the start",
        cores,
        memoryBytes / 1024.0 / 1024 / 1024,
        os,
        jvm,
        loadAverage);
  }
}
