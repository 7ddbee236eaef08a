package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CueFeedback;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.FreePort;
import io.attune.embedded.junit.SharedKafka;
import io.attune.gateway.pages.Browser;
import io.attune.gateway.pages.SharedChromium;
import io.attune.topology.Topics;
import io.attune.wire.Feedback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Everything at once: what is said on calls, through Kafka and the engine, to what people see. */
@ExtendWith({SharedKafka.class, SharedChromium.class})
@Timeout(240)
class PagesThroughKafkaIT {
  private static final String PREFIX = "pages-it.";
  private static final int CUES = 12;
  private static final String STARTED =
      "{\"type\":\"started\",\"agentId\":\"%s\",\"team\":\"north\",\"queue\":\"sales\",\"language\":\"en-US\"}";
  private static final String SAID =
      "{\"type\":\"segment\",\"segmentId\":\"s1\",\"speaker\":\"customer\",\"startMs\":200,\"endMs\":2000,"
          + "\"text\":\"%s\"}";
  private static final String DEMAND = "i want to speak to your manager right now";

  /** Writes down what the overlay shows, and when it came to be seen, epoch ms. */
  private static final String WATCH =
      """
      const card = document.querySelector('attune-overlay').shadowRoot.querySelector('.card');
      const seen = window.seen = [];
      const look = () => {
        const now = card.hidden ? '' : card.querySelector('h2').textContent;
        if (now !== (seen.at(-1)?.now ?? '')) seen.push({now, at: Date.now()});
      };
      new MutationObserver(look).observe(card, {subtree: true, childList: true, attributes: true, characterData: true});
      """;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Browser browser;

  PagesThroughKafkaIT(Browser browser) {
    this.browser = browser;
  }

  @Test
  void cuesAreSeenAnsweredAndSurviveTheGateway(EmbeddedKafka kafka) throws Exception {
    Topics topics = new Topics(PREFIX);
    kafka.createTopics(topics.toCreate(2, (short) 1));
    int port = FreePort.forLater();
    try (Instance processor = Instance.start(config(kafka, "processor,gateway", 0), shelf())) {
      assertThat(processor.awaitReady(Duration.ofSeconds(60))).isTrue();
      String elsewhere = processor.address().orElseThrow();
      try (Instance gateway = gateway(kafka, port)) {
        String address = gateway.address().orElseThrow();
        browser.open(address + "/overlay?agent=ann&lang=en", 360, "light");
        untilState("Ready");
        browser.run(WATCH);
        answerEachCue(address);
        List<CueFeedback.Action> answers = answers(kafka, topics);
        assertThat(answers).filteredOn(CueFeedback.Action.DISMISSED::equals).hasSize(1);
        assertThat(answers).filteredOn(CueFeedback.Action.ACCEPTED::equals).hasSize(CUES - 1);
        assertThat(answers).filteredOn(CueFeedback.Action.SHOWN::equals).hasSize(CUES);
        post(address, "long", STARTED.formatted("ann"), SAID.formatted(DEMAND));
        untilShown("Asks for someone senior");
      }
      // The gateway is gone; meanwhile this call ends and another one begins.
      post(elsewhere, "long", "{\"type\":\"ended\"}");
      post(elsewhere, "next", STARTED.formatted("ann"), SAID.formatted("you are an idiot"));
      try (Instance again = gateway(kafka, port)) {
        untilShown("Insulting language: stay on the problem");
        assertThat(shownSince(CUES))
            .as("nothing twice, and nothing that is still valid is missed")
            .containsExactly("Asks for someone senior", "Insulting language: stay on the problem");
        fortyCalls(again.address().orElseThrow());
      }
    }
  }

  private Instance gateway(EmbeddedKafka kafka, int port) throws InterruptedException {
    Instance gateway = Instance.start(config(kafka, "gateway", port), shelf());
    assertThat(gateway.awaitReady(Duration.ofSeconds(30))).isTrue();
    return gateway;
  }

  private static LocalShelf shelf() {
    return LocalShelf.byLanguage();
  }

  private AppConfig config(EmbeddedKafka kafka, String roles, int port) {
    return TestConfig.at(
        kafka,
        PREFIX,
        folder,
        Map.of(
            Setting.APPLICATION_ID,
            "pages-it",
            Setting.HTTP_PORT,
            Integer.toString(port),
            Setting.ROLES,
            roles,
            Setting.INGEST_REQUESTS_PER_SECOND,
            "5000"));
  }

  /** One call after the other has its cue, which the agent answers by keyboard. */
  private void answerEachCue(String address) throws Exception {
    Histogram latency = new Histogram(3);
    for (int i = 0; i < CUES; i++) {
      String callId = "call-" + i;
      post(address, callId, STARTED.formatted("ann"));
      untilState("Listening");
      long saidAt = System.currentTimeMillis();
      post(address, callId, SAID.formatted(DEMAND));
      untilShown("Asks for someone senior");
      Number seenAt = browser.run("return window.seen.at(-1).at");
      latency.recordValue(Math.max(0, seenAt.longValue() - saidAt));
      // Once only: a rule that is waved away again and again mutes itself.
      browser.chord(i == 0 ? "d" : "a", Keys.ALT, Keys.SHIFT);
      post(address, callId, "{\"type\":\"ended\"}");
      untilState("Ready");
      browser.until(() -> shown().isEmpty(), this::shown);
    }
    // Told, not held to: other work on the machine must not fail a test.
    System.out.printf(
        "from a segment's request to its cue on the screen: p50 %d ms, p95 %d ms, max %d ms of %d%n",
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(95),
        latency.getMaxValue(),
        CUES);
  }

  private void fortyCalls(String address) throws Exception {
    for (int i = 0; i < 40; i++) {
      String words = i % 8 == 0 ? DEMAND : "i was wondering about the price";
      post(address, "forty-" + i, STARTED.formatted("agent-" + i), SAID.formatted(words));
    }
    browser.open(address + "/supervisor", 1280, "dark");
    browser.until(() -> rows("forty-") == 40, () -> rows("forty-"));
    browser.until(() -> levels().size() >= 40, this::levels);
    browser.until(() -> levels().stream().limit(5).allMatch("Urgent"::equals), this::levels);
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.graveViolations()).isEmpty();
  }

  private int rows(String prefix) {
    Number count =
        browser.run(
            "return document.querySelectorAll(`[data-call^='${arguments[0]}']`).length", prefix);
    return count.intValue();
  }

  private List<String> levels() {
    return browser.run(
        "return [...document.querySelectorAll('[data-call]')]"
            + ".map(row => row.innerText.trim().split('\\n')[0].trim())");
  }

  private String shown() {
    return browser.run(
        "const card = document.querySelector('attune-overlay').shadowRoot.querySelector('.card');"
            + "return card.hidden ? '' : card.querySelector('h2').textContent");
  }

  private List<String> shownSince(int cues) {
    List<String> all =
        browser.run("return window.seen.map(each => each.now).filter(now => now !== '')");
    return all.subList(Math.min(all.size(), cues), all.size());
  }

  private void untilShown(String headline) {
    browser.until(() -> headline.equals(shown()), this::shown);
  }

  private void untilState(String words) {
    String script =
        "return document.querySelector('attune-overlay')?.shadowRoot"
            + "?.querySelector('.state')?.textContent ?? ''";
    browser.until(() -> words.equals(browser.<String>run(script)), () -> browser.run(script));
  }

  private static List<CueFeedback.Action> answers(EmbeddedKafka kafka, Topics topics)
      throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    List<TopicPartition> partitions =
        List.of(
            new TopicPartition(topics.cueFeedback(), 0),
            new TopicPartition(topics.cueFeedback(), 1));
    Feedback feedback = new Feedback();
    List<CueFeedback.Action> answers = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (answers.size() < 2 * CUES && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> read : consumer.poll(Duration.ofMillis(200))) {
          answers.add(feedback.decode(read.value()).action());
        }
      }
    }
    return answers;
  }

  private void post(String address, String callId, String... lines) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + "/ingest/calls/" + callId + "/events"))
                .POST(BodyPublishers.ofString(String.join("\n", lines)))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }
}
