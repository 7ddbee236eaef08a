package io.attune.app;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.attune.topology.SharedRocksMemory;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' settings. The ones for latency and take-over are measured; {@code
 * StreamsSettingsTest} says why for each.
 */
public final class StreamsSettings {
  /** Kafka's settings for one of the clients only, and for internal topics. */
  private static final List<String> SCOPES =
      List.of(
          StreamsConfig.CONSUMER_PREFIX,
          StreamsConfig.MAIN_CONSUMER_PREFIX,
          StreamsConfig.RESTORE_CONSUMER_PREFIX,
          StreamsConfig.GLOBAL_CONSUMER_PREFIX,
          StreamsConfig.PRODUCER_PREFIX,
          StreamsConfig.ADMIN_CLIENT_PREFIX,
          StreamsConfig.TOPIC_PREFIX);

  private StreamsSettings() {}

  /**
   * All of them. What the user said under {@code kafka.} wins.
   *
   * @param deadLetterTopic where records go that nobody can process
   */
  public static Properties of(AppConfig config, String deadLetterTopic) {
    Properties settings = new Properties();
    identity(settings, config);
    latency(settings, config);
    consumers(settings, config);
    producers(settings, config);
    stores(settings, config);
    errors(settings, deadLetterTopic);
    settings.putAll(config.kafka());
    return settings;
  }

  /** Whether a setting of Kafka Streams belongs to one of its clients only, by its first word. */
  static boolean isScoped(String kafkaKey) {
    return SCOPES.stream().anyMatch(kafkaKey::startsWith);
  }

  private static void identity(Properties settings, AppConfig config) {
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
    settings.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
    config
        .instanceId()
        .ifPresent(id -> settings.put(main(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
  }

  private static void latency(Properties settings, AppConfig config) {
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, config.guarantee().key());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitIntervalMs());
    settings.put(StreamsConfig.POLL_MS_CONFIG, config.pollMs());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
  }

  private static void consumers(Properties settings, AppConfig config) {
    settings.put(main(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    // Who is left learns with its next one that somebody is gone.
    settings.put(main(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 500);
    settings.put(main(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), (int) MINUTES.toMillis(1));
    settings.put(main(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
    settings.put(main(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 1);
    settings.put(main(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 64 * 1024);
    settings.put(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(consumer(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, MINUTES.toMillis(1));
    settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 1_000L);
    settings.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, 4);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
  }

  private static void producers(Properties settings, AppConfig config) {
    boolean exactlyOnce = config.guarantee() == Guarantee.EXACTLY_ONCE_V2;
    settings.put(producer(ProducerConfig.LINGER_MS_CONFIG), exactlyOnce ? 5 : 0);
    settings.put(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "none");
    settings.put(producer(ProducerConfig.ACKS_CONFIG), "all");
    settings.put(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 2 * 1024 * 1024);
    if (exactlyOnce) {
      settings.put(producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 3_000);
    }
  }

  private static void stores(Properties settings, AppConfig config) {
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replicationFactor());
    Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            64L * 1024 * 1024,
            TopicConfig.SEGMENT_MS_CONFIG,
            MINUTES.toMillis(10),
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
            HOURS.toMillis(1),
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            HOURS.toMillis(1))
        .forEach((key, value) -> settings.put(StreamsConfig.topicPrefix(key), value.toString()));
  }

  private static void errors(Properties settings, String deadLetterTopic) {
    settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, deadLetterTopic);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecords.class);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnwrittenRecords.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
  }

  private static String main(String key) {
    return StreamsConfig.mainConsumerPrefix(key);
  }

  private static String consumer(String key) {
    return StreamsConfig.consumerPrefix(key);
  }

  private static String producer(String key) {
    return StreamsConfig.producerPrefix(key);
  }
}
