package io.attune.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.LocalShelf;
import io.attune.app.Main;
import io.attune.app.Role;
import io.attune.app.Setting;
import io.attune.app.play.Cluster;
import io.attune.app.playbook.CommittedRecords;
import io.attune.app.verify.Findings.Fault;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import io.attune.engine.Shelf;
import io.attune.schemas.DeadLetterHeaders;
import io.attune.sealing.Sealer;
import io.attune.sealing.TextKey;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The oracle on what a processor wrote, and on copies of it that were tampered with: it finds just
 * what was done to them. Words are sealed; where they are not there is less to do.
 */
@ExtendWith(SharedKafka.class)
class VerifyIT {
  private static final String LIVE = "verify.";
  private static final String PRODUCER = "gateway-1";
  private static final int PARTITIONS = 2;
  private static final int CALLS = 6;

  private final Shelf shelf = LocalShelf.byLanguage();
  @TempDir private Path folder;
  private KafkaProducer<byte[], byte[]> producer;

  /** What becomes of a record on its way into a copy: none, itself, or more. */
  private interface Tampering
      extends Function<ProducerRecord<byte[], byte[]>, List<ProducerRecord<byte[], byte[]>>> {}

  @Test
  @Timeout(180)
  void findsNothingInWhatTheProcessorWroteAndJustWhatWasTamperedWith(EmbeddedKafka kafka)
      throws Exception {
    AppConfig live = config(kafka, LIVE);
    kafka.createTopics(live.topics().toCreate(PARTITIONS, (short) 1));
    try (KafkaProducer<byte[], byte[]> opened = producer(kafka);
        Instance instance = Instance.start(live, shelf)) {
      producer = opened;
      instance.awaitReady(Duration.ofSeconds(60));
      publish(live.topics());

      VerifyReport report = Verification.run(live, shelf, Duration.ofSeconds(30));

      assertThat(report.isClean()).as("%s", report.lines()).isTrue();
      assertThat(report.calls()).isEqualTo(CALLS + 1);
      assertThat(report.behind()).isZero();
      assertThat(report.sealed()).as("all but those of the erased call").isBetween(1L, 50L);
      assertThat(sound(report, live.topics().coachingCues())).isGreaterThan(CALLS);
      assertThat(sound(report, live.topics().callSummaries())).isEqualTo(CALLS + 1);
      assertThat(sound(report, live.topics().callErasures())).isEqualTo(1);
      assertThat(sound(report, live.topics().deadLetters())).isEqualTo(2);

      assertThat(unsealed(live))
          .anyMatch(row -> row.startsWith("{\"callId\":\"call-0\""))
          .anyMatch(row -> row.equals("{\"callId\":\"erased\",\"text\":\"[sealed]\"}"))
          .allMatch(row -> row.contains("erased") == row.contains("[sealed]"))
          .noneMatch(row -> row.contains(Sealer.PREFIX));

      Map<String, Tampering> tampering =
          Map.of(
              "call-turns", record -> List.of(),
              "coaching-cues", record -> List.of(record, again(record)),
              "dead-letters", record -> List.of(keyed(record)),
              "call-summaries", VerifyIT::foreign);
      assertThat(faults(copied(kafka, "false.", tampering)))
          .containsExactlyInAnyOrder(
              "false.call-turns missing 1",
              "false.coaching-cues duplicated 1",
              "false.dead-letters different 1",
              "false.call-summaries extra 1");
    }
  }

  /** Calls, one of which is erased in its middle, and two records that nobody can use. */
  private void publish(Topics topics) {
    List<CallEvent> events = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      events.addAll(call("call-" + i, RandomCalls.call(i)));
    }
    List<CallEvent> erased = call("erased", RandomCalls.call(99));
    events.addAll(erased.subList(0, 40));
    events.add(CallEvent.of("erased", erased.get(40).at(), new CallErased("asked for")));
    events.sort(Comparator.comparingLong(CallEvent::at));
    long beat = Script.START;
    long end = events.get(events.size() - 1).at() + 5_000;
    for (CallEvent event : events) {
      beat = beatUntil(topics, beat, event.at());
      producer.send(
          new ProducerRecord<>(
              topics.callEvents(), event.callId().getBytes(UTF_8), encoded(event)));
    }
    beatUntil(topics, beat, end);
    byte[] nonsense = {1, 2, 3};
    producer.send(new ProducerRecord<>(topics.callEvents(), 0, nonsense, nonsense));
    producer.send(
        new ProducerRecord<>(
            topics.callEvents(), 1, "other".getBytes(UTF_8), encoded(events.get(0))));
    beatUntil(topics, end, end + 1_000);
    producer.flush();
  }

  private static List<CallEvent> call(String callId, List<CallInput> inputs) {
    List<CallEvent> events = new ArrayList<>();
    for (CallInput input : inputs) {
      if (input instanceof CallEvent event) {
        events.add(new CallEvent(callId, event.tenant(), event.at(), PRODUCER, event.body()));
      }
    }
    return events;
  }

  private long beatUntil(Topics topics, long from, long until) {
    long beat = from;
    for (; beat < until; beat += 250) {
      byte[] value = encoded(CallEvent.of(null, beat, new Heartbeat(PRODUCER, beat)));
      for (int partition = 0; partition < PARTITIONS; partition++) {
        producer.send(new ProducerRecord<>(topics.callEvents(), partition, null, value));
      }
    }
    return beat;
  }

  private static byte[] encoded(CallEvent event) {
    return new CallEvents().encode(event);
  }

  /** Turns as a warehouse has them, through the command that opens them. */
  private List<String> unsealed(AppConfig live) throws IOException {
    Pattern sealed = Pattern.compile(Sealer.PREFIX + "[A-Za-z0-9_-]+");
    List<String> rows = new ArrayList<>();
    CommittedRecords.read(
        new Cluster(live.clientProperties(), live.topics()),
        live.topics().callTurns(),
        any -> true,
        turn -> {
          String value = turn.value() == null ? "" : new String(turn.value(), UTF_8);
          sealed
              .matcher(value)
              .results()
              .map(
                  found ->
                      "{\"callId\":\"%s\",\"text\":\"%s\"}"
                          .formatted(new String(turn.key(), UTF_8), found.group()))
              .forEach(rows::add);
        });
    Path file = Files.write(folder.resolve("rows.jsonl"), rows);
    StringWriter out = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                "unseal",
                file.toString(),
                "--bootstrap-servers=" + live.bootstrapServers(),
                "--topic-prefix=" + live.topicPrefix(),
                "--text-key-file=" + TextKey.in(folder));
    assertThat(status).isZero();
    return out.toString().lines().toList();
  }

  // Copies.

  /**
   * Copies all topics to another prefix, tampers with one record of some, and verifies the copy.
   */
  private VerifyReport copied(EmbeddedKafka kafka, String prefix, Map<String, Tampering> tampering)
      throws Exception {
    AppConfig live = config(kafka, LIVE);
    AppConfig copy = config(kafka, prefix);
    kafka.createTopics(copy.topics().toCreate(PARTITIONS, (short) 1));
    Cluster cluster = new Cluster(live.clientProperties(), live.topics());
    List<String> names = new ArrayList<>(live.topics().inputs());
    names.addAll(live.topics().outputs());
    for (String topic : names) {
      Tampering once = once(tampering.getOrDefault(topic.substring(LIVE.length()), List::of));
      CommittedRecords.read(
          cluster,
          topic,
          any -> true,
          record -> once.apply(copy(record, prefix)).forEach(producer::send));
    }
    producer.flush();
    return Verification.run(copy, shelf, Duration.ZERO);
  }

  private static ProducerRecord<byte[], byte[]> copy(
      ConsumerRecord<byte[], byte[]> record, String prefix) {
    Headers headers = new RecordHeaders(record.headers());
    if (headers.lastHeader(DeadLetterHeaders.TOPIC) != null) {
      headers.remove(DeadLetterHeaders.TOPIC);
      headers.add(DeadLetterHeaders.TOPIC, (prefix + "call-events").getBytes(UTF_8));
    }
    return new ProducerRecord<>(
        prefix + record.topic().substring(LIVE.length()),
        record.partition(),
        record.timestamp(),
        record.key(),
        record.value(),
        headers);
  }

  /** Where words are sealed they have no value. */
  private static boolean isLetter(ProducerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(DeadLetterHeaders.TOPIC) != null;
  }

  /** Tampers with one record, some way into the topic. */
  private static Tampering once(Tampering tampering) {
    int[] seen = {0};
    return record ->
        (record.value() != null || isLetter(record)) && ++seen[0] == 2
            ? tampering.apply(record)
            : List.of(record);
  }

  private static ProducerRecord<byte[], byte[]> again(ProducerRecord<byte[], byte[]> r) {
    return new ProducerRecord<>(
        r.topic(), r.partition(), r.timestamp(), r.key(), r.value(), r.headers());
  }

  private static ProducerRecord<byte[], byte[]> keyed(ProducerRecord<byte[], byte[]> r) {
    return new ProducerRecord<>(
        r.topic(), r.partition(), r.timestamp(), "x".getBytes(UTF_8), r.value(), r.headers());
  }

  private static List<ProducerRecord<byte[], byte[]>> foreign(ProducerRecord<byte[], byte[]> r) {
    return List.of(
        r,
        new ProducerRecord<>(
            r.topic(), r.partition(), r.timestamp(), "nobody".getBytes(UTF_8), r.value()));
  }

  // What was found.

  private static List<String> faults(VerifyReport report) {
    List<String> faults = new ArrayList<>();
    for (Findings topic : report.topics()) {
      for (Fault fault : Fault.values()) {
        if (topic.count(fault) > 0) {
          assertThat(topic.offenders(fault)).hasSize((int) topic.count(fault));
          faults.add(topic.topic() + " " + Findings.nameOf(fault) + " " + topic.count(fault));
        }
      }
    }
    return faults;
  }

  private static long sound(VerifyReport report, String topic) {
    return report.topics().stream()
        .filter(findings -> findings.topic().equals(topic))
        .mapToLong(Findings::sound)
        .sum();
  }

  private AppConfig config(EmbeddedKafka kafka, String prefix) {
    return AppConfig.read(
        Optional.empty(),
        Map.of(
            Setting.BOOTSTRAP_SERVERS,
            kafka.bootstrapServers(),
            Setting.APPLICATION_ID,
            prefix + "app",
            Setting.TOPIC_PREFIX,
            prefix,
            Setting.HTTP_PORT,
            "0",
            Setting.ROLES,
            Role.PROCESSOR.key(),
            Setting.STATE_DIR,
            folder.toString(),
            Setting.TEXT_ENCRYPTION,
            "per-call",
            Setting.TEXT_KEY_FILE,
            TextKey.in(folder).toString()));
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
