package io.attune.topology;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads again the records of {@code call-events} before those that a task begins with. */
@FunctionalInterface
public interface LogTail {
  /** There is no log: for a task that never starts anew. */
  LogTail NONE = (partition, count) -> List.of();

  /**
   * The last records before where the task of a partition begins, in order.
   *
   * @param count how many offsets to look back, 1 or more
   * @throws org.apache.kafka.common.errors.TimeoutException if Kafka does not answer; to be tried
   *     again
   */
  List<ConsumerRecord<byte[], byte[]>> before(int partition, int count);
}
