package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.topology.SharedRocksMemory;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting that we decide, and why: a change of one should be a decision too. */
class StreamsSettingsTest {
  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "group.protocol|classic|the newer one has no static membership and no warm-up tasks yet",
        "ensure.explicit.internal.resource.naming|true|a store's name is its changelog's: a counted"
            + " one changes with the topology",
        "topology.optimization|none|it could merge nodes, and the drawing would no longer be true",
        "metrics.recording.level|INFO|DEBUG costs for each record and store",
        "processing.guarantee|exactly_once_v2|no cue lost, none twice",
        "commit.interval.ms|20|results become visible with the commit: 100 adds 40 ms at the median",
        "poll.ms|10|with 100, commits and ticks are late by up to that on quiet lines",
        "num.stream.threads|1|a second one is slower where it shares two cores with the broker",
        "max.task.idle.ms|-1|words never wait for feedback: with 0 they would where its broker does"
            + " not answer, and each record pays for a message that nobody reads",
        "main.consumer.session.timeout.ms|6000|45 s by default: that long, calls of a dead instance"
            + " are not coached",
        "main.consumer.heartbeat.interval.ms|500|who is left learns soon that somebody is gone",
        "main.consumer.max.poll.interval.ms|60000|a thread that hangs gives its calls away",
        "main.consumer.max.poll.records|500|ticks wait for a batch: a small one is soon done",
        "main.consumer.fetch.min.bytes|1|never wait for more",
        "main.consumer.max.partition.fetch.bytes|65536|what one partition hands over before the"
            + " others' turn: with a backlog they wait for as much as this (HotPartitionIT)",
        "consumer.isolation.level|read_committed|an aborted event never happened",
        "consumer.auto.offset.reset|earliest|a new processor misses no event of a running call",
        "probing.rebalance.interval.ms|60000|warm standbys take over soon; Kafka's minimum",
        "acceptable.recovery.lag|1000|some seconds of rows: less is restored in no time",
        "max.warmup.replicas|4|all partitions of a small installation at once",
        "num.standby.replicas|0|one instance alone has nobody to stand by",
        "producer.linger.ms|5|Kafka Streams' own is 100, which every cue would wait for",
        "producer.compression.type|none|lz4 cost 25 to 40 % on one machine; set it for a network",
        "producer.acks|all|exactly once needs it",
        "producer.max.request.size|2097152|a dead letter is as large as what it keeps, and headers",
        "producer.transaction.timeout.ms|3000|after a kill, readers wait for the open transaction:"
            + " 5.6 s instead of 15.5",
        "statestore.cache.max.bytes|0|a cache that is flushed every 20 ms saves nothing, costs 5 ms",
        "replication.factor|-1|internal topics as safe as the broker makes its own",
        "topic.segment.ms|600000|compaction starts behind the active segment",
        "topic.segment.bytes|67108864|the same, on busy lines",
        "topic.max.compaction.lag.ms|3600000|what was said is gone an hour after the call",
        "topic.delete.retention.ms|3600000|longer than the slowest restore reads",
        "errors.dead.letter.queue.topic.name|t.dead-letters|what cannot be processed is kept",
        "processing.exception.handler.global.enabled|true|no fault goes past the handlers",
      })
  void eachSettingIsAsDecided(String key, String value, String why) {
    assertThat(settings(Map.of()).get(key)).describedAs(why).hasToString(value);
  }

  /** Each of the three keeps what was said out of logs and headers, which Kafka's own do not. */
  @Test
  void handlersAreOurs() {
    assertThat(settings(Map.of()))
        .containsEntry("deserialization.exception.handler", UnreadableRecords.class)
        .containsEntry("processing.exception.handler", FailedRecords.class)
        .containsEntry("production.exception.handler", UnwrittenRecords.class)
        .containsEntry("rocksdb.config.setter", SharedRocksMemory.class);
  }

  @Test
  void everySettingIsPinnedHere() {
    assertThat(settings(Map.of())).hasSize(34 + 4 + 3); // With servers, application and folder.
  }

  @Test
  void atLeastOnceWaitsForNothing() {
    Map<Object, Object> settings = settings(Map.of("ATTUNE_GUARANTEE", "at_least_once"));
    assertThat(settings)
        .containsEntry("processing.guarantee", "at_least_once")
        .containsEntry("producer.linger.ms", 0)
        .containsEntry("commit.interval.ms", 1_000)
        .doesNotContainKey("producer.transaction.timeout.ms");
  }

  @Test
  void aNamedInstanceIsAStaticMember() {
    assertThat(settings(Map.of("ATTUNE_INSTANCE_ID", "a")))
        .containsEntry(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), "a");
  }

  @Test
  void whatTheUserSaysOfKafkaWins() {
    assertThat(settings(Map.of("ATTUNE_KAFKA_PRODUCER_COMPRESSION_TYPE", "lz4")))
        .containsEntry("producer.compression.type", "lz4");
  }

  @Test
  void kafkaAcceptsThemAll() {
    StreamsConfig config = new StreamsConfig(settings(Map.of()));
    assertThat(config.getMainConsumerConfigs("g", "c", 0))
        .containsEntry("session.timeout.ms", 6_000)
        .containsEntry("isolation.level", "read_committed");
    assertThat(config.getProducerConfigs("c")).containsEntry("linger.ms", 5);
  }

  private static Map<Object, Object> settings(Map<String, String> environment) {
    return StreamsSettings.of(
        AppConfig.read(Optional.empty(), environment, Map.of()), "t.dead-letters");
  }
}
