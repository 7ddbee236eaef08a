package io.attune.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A backlog worked off, between its 20th and 95th percent, so that neither start nor end count.
 *
 * @param perSecond records per second, by committed offsets
 * @param cpuMicros processor time of this whole process a record, in microseconds
 */
record Drained(double perSecond, double cpuMicros) {
  private static final double FROM = 0.2;
  private static final double TO = 0.95;
  private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** Watches a consumer group until it has committed 95 percent of a topic. */
  static Drained watch(String servers, String group, String topic, int records) throws Exception {
    var cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long begun = System.nanoTime();
    long fromNanos = 0;
    long fromCpu = 0;
    long fromCount = 0;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      while (System.nanoTime() - begun < GIVE_UP_NANOS) {
        long done = committed(admin, group, topic);
        long now = System.nanoTime();
        if (fromNanos == 0 && done >= FROM * records) {
          fromNanos = now;
          fromCount = done;
          fromCpu = cpu.getProcessCpuTime();
        }
        if (done >= TO * records) {
          double seconds = (now - fromNanos) / 1e9;
          long count = done - fromCount;
          return new Drained(count / seconds, (cpu.getProcessCpuTime() - fromCpu) / 1e3 / count);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    throw new IllegalStateException(
        group + " did not work off " + records + " records in five minutes");
  }

  private static long committed(Admin admin, String group, String topic) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long sum = 0;
    for (Map.Entry<TopicPartition, OffsetAndMetadata> offset : offsets.entrySet()) {
      if (offset.getKey().topic().equals(topic) && offset.getValue() != null) {
        sum += offset.getValue().offset();
      }
    }
    return sum;
  }
}
