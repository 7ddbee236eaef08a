package io.attune.load;

import io.attune.topology.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes cues as the processor does: in transactions that are committed every 20 ms, on a schedule
 * that waits for nobody. Not safe for threads.
 */
final class CuePublisher implements AutoCloseable {
  /** Header of a cue's record: its number, for a reader that knows nothing else. */
  static final String NUMBER = "number";

  private static final long COMMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final KafkaProducer<String, byte[]> producer;
  private final CueStock stock;
  private final int agents;

  CuePublisher(String servers, CueStock stock, int agents) {
    this.stock = stock;
    this.agents = agents;
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "attune-bench",
            ProducerConfig.LINGER_MS_CONFIG,
            5);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Writes the view of every agent's call. */
  void views() throws IOException {
    producer.beginTransaction();
    for (int agent = 0; agent < agents; agent++) {
      producer.send(
          new ProducerRecord<>(
              Topics.PLAIN.callViews(), CueStock.callId(agent), stock.view(agent, Instant.now())));
    }
    producer.commitTransaction();
  }

  /** Writes all cues, each when it is due, to the agents in turn. */
  void cues(CueTimes times) throws IOException {
    int next = 0;
    while (next < times.cues()) {
      int first = next;
      producer.beginTransaction();
      long commitAt = System.nanoTime() + COMMIT_NANOS;
      do {
        for (; next < times.cues() && times.dueAt(next) <= System.nanoTime(); next++) {
          producer.send(cue(next));
        }
        long until = next < times.cues() ? Math.min(times.dueAt(next), commitAt) : commitAt;
        LockSupport.parkNanos(until - System.nanoTime());
      } while (System.nanoTime() < commitAt);
      times.committing(first, next);
      producer.commitTransaction();
    }
  }

  private ProducerRecord<String, byte[]> cue(int number) throws IOException {
    int agent = number % agents;
    ProducerRecord<String, byte[]> cue =
        new ProducerRecord<>(
            Topics.PLAIN.coachingCues(),
            CueStock.callId(agent),
            stock.cue(number, agent, Instant.now()));
    cue.headers().add(NUMBER, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return cue;
  }

  @Override
  public void close() {
    producer.close();
  }
}
