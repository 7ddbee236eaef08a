package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.gateway.EventStream;
import io.attune.playbook.PlaybookRef;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.PlaybookDocuments;
import io.attune.wire.PublishedPlaybook;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A name, a rare word and a card's number are said on calls, put into requests that are wrong in
 * many ways, and written to Kafka by others. Then all that was logged, measured, answered and
 * published is searched for them.
 */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class PlantedTextIT {
  private static final String PREFIX = "planted-it.";
  private static final String NAME = "quarxfeld";
  private static final String RARE = "flibbertigibbet";
  private static final String CARD = "4111 1111 1111 1111";
  private static final String SAID = "i am mr " + NAME + " you " + RARE + " my card is " + CARD;
  private static final List<String> PLANTED = List.of(NAME, RARE, "4111");
  private static final Set<String> WRITTEN_BY_OTHERS =
      Set.of(PREFIX + "call-events", PREFIX + "cue-feedback", PREFIX + "playbooks");
  private static final String SEGMENT =
      "{\"type\":\"segment\",\"segmentId\":\"%s\",\"speaker\":\"customer\",\"startMs\":%d,\"endMs\":%d,"
          + "\"text\":\"%s\"}";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> answers = new ArrayList<>();

  @Test
  void whatWasSaidIsInNoLogNoMetricAndNoAnswerAndTheNumberInNoTopic(EmbeddedKafka kafka)
      throws Exception {
    Topics topics = new Topics(PREFIX);
    kafka.createTopics(topics.toCreate(1, (short) 1));
    String metrics;
    Collection<String> log;
    try (RecordedLog recorded = new RecordedLog();
        Instance instance = Instance.start(config(kafka), LocalShelf.byLanguage())) {
      assertThat(instance.awaitReady(Duration.ofSeconds(60))).isTrue();
      String address = instance.address().orElseThrow();
      String cue = onACall(address);
      assertThat(cue).as("cue").contains("speak to your manager").doesNotContain("4111");
      inRequests(address);
      inMessages(address);
      byOthers(kafka, topics);
      awaitDeadLetters(address, 4);
      recorded.await("is published and faulty");
      metrics = get(address + "/metrics");
      log = recorded.lines();
    }

    for (String planted : PLANTED) {
      assertThat(answers).as("answers to bad requests").hasSizeGreaterThan(15);
      assertThat(answers).as("answers").filteredOn(answer -> holds(answer, planted)).isEmpty();
      assertThat(metrics.lines()).as("metrics").filteredOn(line -> holds(line, planted)).isEmpty();
      assertThat(log).as("log").filteredOn(line -> holds(line, planted)).isEmpty();
    }
    assertThat(log).as("something was logged").anyMatch(line -> line.contains("attune"));
    assertThat(metrics).contains("attune_dead_letters_total");

    Map<String, List<String>> kept = everything(kafka);
    List<String> words = kept.get(PREFIX + "call-turns");
    assertThat(words).anyMatch(value -> holds(value, NAME) && value.contains("[card]"));
    kept.forEach(
        (topic, values) -> {
          if (WRITTEN_BY_OTHERS.contains(topic)) {
            assertThat(values)
                .as(topic)
                .filteredOn(value -> holds(value, "4111"))
                .allMatch(value -> value.contains("others"));
          } else if (topic.equals(PREFIX + "dead-letters")) {
            assertThat(values)
                .as("those that nobody could read")
                .filteredOn(value -> holds(value, "4111"))
                .allMatch(value -> value.startsWith("garbage"));
          } else {
            assertThat(values).as(topic).filteredOn(value -> holds(value, "4111")).isEmpty();
          }
        });
  }

  private static boolean holds(String text, String planted) {
    return text.toLowerCase(Locale.ROOT).contains(planted);
  }

  private AppConfig config(EmbeddedKafka kafka) {
    return TestConfig.at(kafka, PREFIX, folder, Map.of(Setting.APPLICATION_ID, "planted-it"));
  }

  /** Returns the cue that came of it. */
  private String onACall(String address) throws Exception {
    try (EventStream agent = EventStream.open(address + "/live/agents/ann/cues", "")) {
      String events = address + "/ingest/calls/one/events";
      String lines =
          Stream.of(
                  "{\"type\":\"started\",\"agentId\":\"ann\",\"language\":\"en-US\"}",
                  SEGMENT.formatted("s1", 200, 2_000, SAID),
                  SEGMENT.formatted(
                      "s2", 2_100, 4_000, "i want to speak to your manager now " + CARD),
                  "{\"type\":\"ended\"}")
              .reduce((a, b) -> a + "\n" + b)
              .orElseThrow();
      assertThat(send(events, "text/plain", lines).statusCode()).isEqualTo(202);
      String cue = agent.await("cue").data().toString();
      agent.await("gone");
      return cue;
    }
  }

  /** Requests that are wrong, each with the planted text where it hurts. */
  private void inRequests(String address) throws Exception {
    String events = address + "/ingest/calls/two/events";
    for (String line :
        List.of(
            SAID,
            "{\"type\":\"" + SAID + "\"}",
            "{\"type\":\"" + NAME + "\"}",
            "{\"type\":\"segment\",\"text\":\"" + SAID,
            "{\"type\":\"segment\",\"text\":\"" + SAID + "\"}",
            "{\"type\":\"segment\",\"segmentId\":\"s\",\"speaker\":\""
                + SAID
                + "\",\"text\":\"x\"}",
            "{\"type\":\"segment\",\"segmentId\":\"s\",\"text\":{\"" + SAID + "\":1}}",
            "{\"type\":\"segment\",\"startMs\":\"" + SAID + "\"}",
            "{\"type\":\"segment\",\"words\":\"" + SAID + "\"}",
            "{\"type\":\"segment\",\"words\":[\"" + SAID + "\"]}",
            "{\"type\":\"started\",\"agentLevel\":\"" + SAID + "\"}",
            "{\"type\":\"started\",\"callId\":\"" + SAID + "\"}",
            "{\"type\":\"started\",\"channel\":\"" + SAID + "\"}",
            "{\"" + SAID + "\":")) {
      refused(send(events, "text/plain", line));
    }
    for (String format : List.of("deepgram", "vosk", "twilio", "transcribe", "google")) {
      refused(send(address + "/ingest/calls/two/stt/" + format, "application/json", SAID));
    }
    String encoded = URLEncoder.encode(SAID, UTF_8);
    refused(
        send(address + "/ingest/calls/two/stt/vosk?channels=" + encoded, "application/json", "{}"));
    refused(send(address + "/api/calls/one/cues/c/feedback", "application/json", SAID));
    refused(
        send(
            address + "/api/calls/one/cues/c/feedback",
            "application/json",
            "{\"action\":\"" + SAID + "\"}"));
  }

  /** The same on a web socket, which says of each message what is wrong, or ends. */
  private void inMessages(String address) throws Exception {
    for (String path : List.of("/events", "/stt/vosk?channels=customer")) {
      Answers socket = new Answers();
      URI uri = URI.create(address.replace("http", "ws") + "/ingest/calls/four" + path);
      WebSocket open = client.newWebSocketBuilder().buildAsync(uri, socket).join();
      open.sendText("{\"type\":\"" + NAME + "\",\"partial\":7,\"result\":\"" + SAID + "\"}", true)
          .join();
      open.sendText(SAID, true).join();
      answers.add(socket.first.get(60, TimeUnit.SECONDS));
      open.abort();
    }
  }

  private void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    answers.add(answer.headers().map() + answer.body());
  }

  /** Records of a producer that knows nothing of redaction, good ones and bad ones. */
  private void byOthers(EmbeddedKafka kafka, Topics topics) throws Exception {
    long now = System.currentTimeMillis();
    byte[] said =
        new CallEvents()
            .encode(
                new CallEvent(
                    "three",
                    "",
                    now,
                    "others",
                    new SegmentHeard(
                        "s1", 0, true, Speaker.CUSTOMER, "", SAID, 0, 2_000, 1, List.of())));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topics.callEvents(), "three", said));
      producer.send(new ProducerRecord<>(topics.callEvents(), "another", said));
      producer.send(new ProducerRecord<>(topics.callEvents(), null, said));
      producer.send(
          new ProducerRecord<>(
              topics.callEvents(), "three", ("garbage others " + SAID).getBytes(UTF_8)));
      producer.send(
          new ProducerRecord<>(
              topics.cueFeedback(), "three", ("garbage others " + SAID).getBytes(UTF_8)));
      producer.send(
          new ProducerRecord<>(
              topics.playbooks(), "x@1", ("garbage others " + SAID).getBytes(UTF_8)));
      producer.send(new ProducerRecord<>(topics.playbooks(), "planted@1", playbook()));
      producer.flush();
    }
  }

  /** Faulty in a key, a name and a value. */
  private static byte[] playbook() {
    String yaml =
        "# of others\nid: planted\nversion: 1\nlocale: %s\n%s: x\nrules:\n  - id: \"%s\"\n"
            .formatted(NAME, RARE, SAID);
    return new PlaybookDocuments()
        .encode(PublishedPlaybook.of(new PlaybookRef("planted", 1), yaml, 0));
  }

  private void awaitDeadLetters(String address, int count) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      double sum =
          get(address + "/metrics")
              .lines()
              .filter(line -> line.startsWith("attune_dead_letters_total"))
              .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
              .sum();
      if (sum >= count) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("fewer than " + count + " records were set aside");
  }

  /** All that Kafka has of this test, changelogs too: what is readable of keys and values. */
  private static Map<String, List<String>> everything(EmbeddedKafka kafka) {
    Map<String, List<String>> found = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> topic.getKey().startsWith("planted-it"))
              .flatMap(topic -> topic.getValue().stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      partitions.forEach(partition -> found.put(partition.topic(), new ArrayList<>()));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(100))) {
          found
              .get(read.topic())
              .add(text(read.value()) + " " + text(read.key()) + " " + read.headers());
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(10);
    return found;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, UTF_8);
  }

  private HttpResponse<String> send(String address, String type, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String get(String address) throws Exception {
    return client
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }

  /**
   * Everything that is logged while it is open: of Attune down to TRACE, of others from INFO on.
   */
  private static final class RecordedLog extends AbstractAppender implements AutoCloseable {
    private final Collection<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = LoggerContext.getContext(false).getRootLogger();
    private final Level before = root.getLevel();

    RecordedLog() {
      super("recorded", null, null, true, Property.EMPTY_ARRAY);
      start();
      root.addAppender(this);
      Configurator.setRootLevel(Level.INFO);
      Configurator.setLevel("io.attune", Level.TRACE);
    }

    @Override
    public void append(LogEvent event) {
      StringBuilder line = new StringBuilder(event.getLoggerName());
      line.append(' ').append(event.getMessage().getFormattedMessage());
      for (Throwable e = event.getThrown(); e != null; e = e.getCause()) {
        line.append(' ').append(e);
      }
      lines.add(line.toString());
    }

    void await(String words) throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (lines.stream().noneMatch(line -> line.contains(words))) {
        assertThat(System.nanoTime()).as(words).isLessThan(deadline);
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }

    Collection<String> lines() {
      return lines;
    }

    @Override
    public void close() {
      root.removeAppender(this);
      Configurator.setRootLevel(before);
      Configurator.setLevel("io.attune", (Level) null);
    }
  }

  /** What a web socket said first: a message, or why it was closed. */
  private static final class Answers implements WebSocket.Listener {
    private final CompletableFuture<String> first = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      first.complete(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      first.complete(status + " " + reason);
      return null;
    }
  }
}
