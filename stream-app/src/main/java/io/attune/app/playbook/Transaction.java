package io.attune.app.playbook;

import io.attune.app.Failure;
import io.attune.app.play.Cluster;
import io.attune.topology.KafkaRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records all together or not at all, and not beside anybody else who does the same: of two
 * at a time Kafka lets only the later one commit.
 */
final class Transaction implements AutoCloseable {

  private static final int PATIENCE_MS = 15_000;

  private final Producer<byte[], byte[]> producer;

  private Transaction(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Takes the turn from whoever has it.
   *
   * @param purpose what is done one at a time, for example {@code playbooks}
   * @throws Failure if Kafka does not let us
   */
  static Transaction begin(Cluster cluster, String purpose) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, cluster.topics().prefix() + "attune-" + purpose);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // Documents are text of up to a megabyte, which is what a broker takes by default.
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new Transaction(producer);
    } catch (KafkaException e) {
      producer.close(java.time.Duration.ZERO);
      throw refused(e);
    }
  }

  /**
   * Writes these and commits.
   *
   * @return where each went, in their order
   * @throws Failure if it was not committed; then nobody sees any of them
   */
  List<RecordMetadata> commit(List<ProducerRecord<byte[], byte[]>> records)
      throws InterruptedException {
    try {
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      producer.commitTransaction();
      List<RecordMetadata> places = new ArrayList<>();
      for (Future<RecordMetadata> place : sent) {
        places.add(place.get());
      }
      return places;
    } catch (KafkaException e) {
      throw refused(e);
    } catch (ExecutionException e) {
      throw refused(e.getCause());
    }
  }

  private static Failure refused(Throwable e) {
    return Failure.environment(
        KafkaRefusal.of(e)
            .map(refusal -> "Kafka did not take it: " + refusal)
            .orElseGet(() -> "Kafka did not take it: " + e.getMessage() + "; try again"),
        e);
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(1));
  }
}
