package io.attune.containers;

import static io.attune.containers.RegistryBench.newer;
import static io.attune.containers.RegistryBench.older;
import static io.attune.containers.RegistryBench.released;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Instance;
import io.attune.call.CallEvent;
import io.attune.containers.RegistryBench.Said;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueFeedback;
import io.attune.wire.TopicValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real registry, and Confluent's own client on the other side of it. */
@NeedsDocker({Containers.KAFKA, Containers.REGISTRY})
@Timeout(180)
class RegistryIT {
  private static final String CALL_EVENT = released(io.attune.schemas.CallEvent.getClassSchema());

  @TempDir private Path folder;

  private static final int TOPICS = TopicValue.ALL.size();

  private RegistryBench bench(String name) throws Exception {
    return new RegistryBench(
        name, Containers.kafka().getBootstrapServers(), Containers.registryUrl(), folder);
  }

  @Test
  void schemasAreRegisteredOnceAndHeldToFullTransitive() throws Exception {
    RegistryBench bench = bench("reg");
    assertThat(bench.schemas("check"))
        .satisfies(said -> assertThat(said.exit()).isEqualTo(ExitCode.DIFFERENCES))
        .satisfies(said -> assertThat(said.out().lines()).hasSize(TOPICS))
        .satisfies(said -> assertThat(said.out()).contains("run attune schemas register"));

    Said first = bench.schemas("register");
    assertThat(first.exit()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(first.out().lines()).hasSize(TOPICS).allMatch(line -> line.endsWith("registered"));
    Said again = bench.schemas("register");
    assertThat(again.out().lines()).hasSize(TOPICS).noneMatch(line -> line.endsWith("registered"));
    assertThat(again.out()).isEqualTo(first.out().replace("  registered", ""));

    assertThat(bench.schemas("check").exit()).isEqualTo(ExitCode.OK);
    assertThat(bench.schemas("list").out().lines())
        .hasSize(TOPICS)
        .allMatch(line -> line.contains("version 1") && line.endsWith("this build's"));
    assertThat(bench.genuine.compatibility("reg.call-events-value")).isEqualTo("FULL_TRANSITIVE");
    String broken = newer(released(CueFeedback.getClassSchema()), false);
    assertThatThrownBy(() -> bench.genuine.register("reg.cue-feedback-value", broken))
        .hasMessageContaining("ncompatible");
  }

  @Test
  void aSchemaThatDoesNotGoWithOursIsRefusedWithSubjectVersionAndField() throws Exception {
    RegistryBench bench = bench("odd");
    String cue = released(CoachingCue.getClassSchema());
    bench.genuine.register("odd.coaching-cues-value", newer(cue, false));

    Said refused = bench.schemas("register");
    assertThat(refused.exit()).isEqualTo(ExitCode.FAILURE);
    assertThat(refused.err())
        .contains("odd.coaching-cues-value, version 1 (id ", "field shift has no default");
    assertThat(refused.out().lines()).hasSize(TOPICS - 1);

    assertThatThrownBy(() -> bench.start("processor"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
        .hasMessageContainingAll(
            "odd.coaching-cues-value, version 1 (id ", "field shift has no default");
  }

  @Test
  void aGenuineProducerIsHeardWhateverItsVersionAndAGenuineReaderReadsWhatComesOfIt()
      throws Exception {
    RegistryBench bench = bench("own");
    assertThat(bench.schemas("register").exit()).isEqualTo(ExitCode.OK);
    SampleCall call = new SampleCall();
    try (Instance attune = bench.start("processor,gateway");
        KafkaProducer<byte[], byte[]> producer = bench.producer();
        KafkaConsumer<byte[], byte[]> consumer =
            bench.consumer(
                bench.topics.coachingCues(),
                bench.topics.callTurns(),
                bench.topics.callSummaries(),
                bench.topics.deadLetters())) {
      assertThat(attune.awaitReady(Duration.ofSeconds(60))).isTrue();
      // Versions that are registered only now, one earlier than ours and one later.
      String earlier = older(CALL_EVENT, "tenant");
      String later = newer(CALL_EVENT, true);
      publish(bench, producer, call.as("same", System.currentTimeMillis()), CALL_EVENT);
      publish(bench, producer, call.as("earlier", System.currentTimeMillis()), earlier);
      publish(bench, producer, call.as("later", System.currentTimeMillis()), later);

      TreeMap<String, Set<String>> turns = new TreeMap<>();
      Set<String> summaries = new TreeSet<>();
      Set<String> cues = new TreeSet<>();
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (summaries.size() < 3) {
        assertThat(System.nanoTime()).as("turns %s", turns).isLessThan(until);
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          assertThat(record.topic()).isNotEqualTo(bench.topics.deadLetters());
          GenericRecord value = bench.genuine.read(record.topic() + "-value", record.value());
          String callId = value.get("callId").toString();
          assertThat(callId).isEqualTo(RegistryBench.key(record));
          if (record.topic().equals(bench.topics.callTurns())) {
            turns
                .computeIfAbsent(callId, key -> new TreeSet<>())
                .add(value.get("turnId").toString());
          } else if (record.topic().equals(bench.topics.callSummaries())) {
            summaries.add(callId);
          } else {
            cues.add(value.get("cueId").toString());
          }
        }
      }
      assertThat(turns.keySet()).containsExactly("earlier", "later", "same");
      assertThat(Set.copyOf(turns.values())).as("each the same turns").hasSize(1);
      assertThat(turns.get("same")).hasSizeGreaterThan(5);
      assertThat(cues).isNotEmpty();
    }
  }

  private static void publish(
      RegistryBench bench,
      KafkaProducer<byte[], byte[]> producer,
      List<CallEvent> call,
      String schema)
      throws Exception {
    for (CallEvent event : call) {
      producer.send(
          new ProducerRecord<>(
              bench.topics.callEvents(),
              event.callId().getBytes(UTF_8),
              bench.byGenuineClient(event, schema)));
    }
    producer.flush();
  }
}
