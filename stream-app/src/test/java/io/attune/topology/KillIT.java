package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.engine.CallBook;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.wire.CallEvents;
import io.attune.wire.TopicJson;
import io.attune.wire.Undecodable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A processor that is killed in the middle of a call, on a real broker. */
@ExtendWith(SharedKafka.class)
class KillIT {
  private static final String NAME = "kill";
  private static final String PRODUCER = "gateway-1";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final Topics topics = new Topics(NAME + ".");
  private final List<String> cues = new ArrayList<>();
  private final List<String> turns = new ArrayList<>();
  private int summaries;
  private Process processor;

  @AfterEach
  void stop() {
    if (processor != null) {
      processor.destroyForcibly();
    }
  }

  @Test
  @Timeout(300)
  void processorKilledInTheMiddleOfACallLosesNoCueAndRepeatsNone(EmbeddedKafka kafka)
      throws Exception {
    kafka.createTopics(topics.toCreate(1, (short) 1));
    List<CallInput> inputs = published(RandomCalls.call(4));
    String servers = kafka.bootstrapServers();
    try (KafkaProducer<byte[], byte[]> producer = producer(servers);
        KafkaConsumer<byte[], byte[]> consumer = consumer(servers)) {
      consumer.subscribe(topics.outputs());
      processor = KilledProcessor.start(servers, NAME, folder.resolve("state"));
      int middle = inputs.size() / 2;
      publish(producer, inputs.subList(0, middle));
      awaitTurns(consumer, 3);
      // While it is at work, so that it dies with a transaction open.
      publish(producer, inputs.subList(middle, middle + 200));
      processor.destroyForcibly().waitFor();

      publish(producer, inputs.subList(middle + 200, inputs.size()));
      processor = KilledProcessor.start(servers, NAME, folder.resolve("state"));
      awaitSummary(consumer);
    }

    List<String> expectedCues = new ArrayList<>();
    List<String> expectedTurns = new ArrayList<>();
    CallBook alone =
        new CallBook(
            SmallPlaybook.engine(),
            (callId, effect) -> {
              if (effect instanceof CueChanged cue) {
                expectedCues.add(
                    cue.cue().cueId() + " " + cue.cue().state().name().toLowerCase(Locale.ROOT));
              } else if (effect instanceof TurnSettled turn) {
                expectedTurns.add(turn.scored().turn().segmentId());
              }
            });
    inputs.forEach(alone::hear);
    assertThat(withoutUpdates(cues)).isEqualTo(withoutUpdates(expectedCues)).isNotEmpty();
    assertThat(turns).isEqualTo(expectedTurns);
    assertThat(summaries).isEqualTo(1);
  }

  /** See {@link RestartTest}: a silence may be taken as deeper only later than without a kill. */
  private static List<String> withoutUpdates(List<String> cues) {
    return cues.stream().filter(cue -> !cue.endsWith(" updated")).toList();
  }

  /** A call as its producer publishes it, with heartbeats until it has been summed up. */
  private static List<CallInput> published(List<CallInput> call) {
    List<CallInput> inputs = new ArrayList<>();
    long beat = Script.START;
    for (CallInput input : call) {
      for (; beat < input.at(); beat += 250) {
        inputs.add(CallEvent.of(null, beat, new Heartbeat(PRODUCER, beat)));
      }
      if (input instanceof CallEvent event) {
        inputs.add(
            new CallEvent(event.callId(), event.tenant(), event.at(), PRODUCER, event.body()));
      }
    }
    return inputs;
  }

  private void publish(KafkaProducer<byte[], byte[]> producer, List<CallInput> inputs) {
    for (CallInput input : inputs) {
      CallEvent event = (CallEvent) input;
      byte[] key = event.callId() == null ? null : event.callId().getBytes(UTF_8);
      producer.send(
          new ProducerRecord<>(topics.callEvents(), 0, key, new CallEvents().encode(event)));
    }
    producer.flush();
  }

  private void awaitTurns(KafkaConsumer<byte[], byte[]> consumer, int count) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (turns.size() < count) {
      poll(consumer, until);
    }
  }

  private void awaitSummary(KafkaConsumer<byte[], byte[]> consumer) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (summaries == 0) {
      poll(consumer, until);
    }
    // Whatever was written twice would follow at once.
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(2))) {
      take(record);
    }
  }

  private void poll(KafkaConsumer<byte[], byte[]> consumer, long until) throws Exception {
    assertThat(System.nanoTime())
        .as("%s turns, %s cues", turns.size(), cues.size())
        .isLessThan(until);
    assertThat(processor.isAlive()).as("the processor runs").isTrue();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
      take(record);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) throws IOException, Undecodable {
    TopicJson json = new TopicJson();
    if (record.topic().equals(topics.coachingCues())) {
      JsonNode cue = JSON.readTree(json.cue(record.value()));
      cues.add(cue.path("cueId").asText() + " " + cue.path("state").asText());
    } else if (record.topic().equals(topics.callTurns())) {
      turns.add(JSON.readTree(json.turn(record.value())).path("turnId").asText());
    } else if (record.topic().equals(topics.callSummaries())) {
      summaries++;
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String servers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", servers,
            "group.id", "reader",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
