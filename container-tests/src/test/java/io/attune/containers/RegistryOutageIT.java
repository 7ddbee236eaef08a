package io.attune.containers;

import static io.attune.containers.RegistryBench.newer;
import static io.attune.containers.RegistryBench.released;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.attune.app.Instance;
import io.attune.call.CallEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * The registry goes away while calls are going on: known schemas do not need it, and a record of an
 * unknown one waits for it. {@code -Dattune.outage.seconds=60} makes it last longer.
 */
@NeedsDocker({Containers.KAFKA, Containers.REGISTRY})
@Timeout(600)
class RegistryOutageIT {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("attune.outage.seconds", 10));
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  @TempDir private Path folder;

  private final SampleCall sample = new SampleCall();
  private final Map<String, Integer> turns = new HashMap<>();
  private final Map<String, Integer> summaries = new HashMap<>();
  private int deadLetters;
  private int published;
  private int calls;

  @Test
  void noRecordIsLostWhileTheRegistryIsAway() throws Exception {
    try (GenericContainer<?> registry = Containers.newRegistry()) {
      registry
          .withNetworkAliases("paused-registry")
          .withStartupTimeout(Duration.ofMinutes(5))
          .start();
      RegistryBench bench =
          new RegistryBench(
              "out",
              Containers.kafka().getBootstrapServers(),
              Containers.registryUrl(registry),
              folder);
      assertThat(bench.schemas("register").exit()).isZero();
      try (Instance attune = bench.start("processor,gateway");
          KafkaProducer<byte[], byte[]> producer = bench.producer();
          KafkaConsumer<byte[], byte[]> consumer =
              bench.consumer(
                  bench.topics.callTurns(),
                  bench.topics.callSummaries(),
                  bench.topics.deadLetters())) {
        assertThat(attune.awaitReady(Duration.ofSeconds(120))).isTrue();
        run(bench, registry.getContainerId(), attune, producer, consumer);
      }
    }
  }

  private void run(
      RegistryBench bench,
      String container,
      Instance attune,
      KafkaProducer<byte[], byte[]> producer,
      KafkaConsumer<byte[], byte[]> consumer)
      throws Exception {
    String ours = released(io.attune.schemas.CallEvent.getClassSchema());
    String cue = released(io.attune.schemas.CoachingCue.getClassSchema());
    // Registered after the start, so that Attune has not heard of their ids.
    List<byte[]> unknown = sample(bench, "unknown", newer(ours, true));
    byte[] unknownCue = bench.cueByGenuineClient("unknown", newer(cue, true));

    publish(bench, producer, ours);
    await("the first call", () -> summaries.size() == 1, consumer, bench);
    DockerClient docker = DockerClientFactory.instance().client();
    docker.pauseContainerCmd(container).exec();
    long down = System.nanoTime();
    try {
      publish(bench, producer, ours);
      await("a call without the registry", () -> summaries.size() == 2, consumer, bench);
      for (byte[] value : unknown) {
        send(bench.topics.callEvents(), "unknown", value, producer);
        published++;
      }
      calls++;
      send(bench.topics.coachingCues(), "unknown", unknownCue, producer);
      while (System.nanoTime() - down < OUTAGE.toNanos()) {
        publish(bench, producer, ours);
        // A call of some 170 records each second.
        for (long next = System.nanoTime() + 1_000_000_000L; System.nanoTime() < next; ) {
          poll(consumer, bench);
        }
      }
      assertThat(deadLetters).isZero();
      assertThat(turns).doesNotContainKey("unknown");
      if (OUTAGE.toSeconds() > 30) {
        assertThat(ready(attune).statusCode()).as("the gateway has waited 20 s").isEqualTo(503);
      }
    } finally {
      docker.unpauseContainerCmd(container).exec();
    }
    await("all calls", () -> summaries.size() == calls, consumer, bench);

    int expected = turns.get("call-0");
    assertThat(deadLetters).isZero();
    assertThat(turns).hasSize(calls).allSatisfy((call, n) -> assertThat(n).isEqualTo(expected));
    assertThat(summaries.values()).as("each once").containsOnly(1);
    assertThat(attune.ended()).isNotDone();
    await("the gateway", () -> isReady(attune), consumer, bench);
    System.out.printf(
        "registry away for %d s: %d records of %d calls in, %d turns and %d summaries out, 0 lost,"
            + " %d dead letters%n",
        OUTAGE.toSeconds(),
        published,
        calls,
        turns.values().stream().mapToInt(n -> n).sum(),
        summaries.size(),
        deadLetters);
  }

  private static boolean isReady(Instance attune) {
    try {
      return ready(attune).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> ready(Instance attune)
      throws IOException, InterruptedException {
    URI uri = URI.create(attune.address().orElseThrow() + "/ready");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private List<byte[]> sample(RegistryBench bench, String call, String schema) throws Exception {
    List<byte[]> values = new ArrayList<>();
    for (CallEvent event : sample.as(call, System.currentTimeMillis())) {
      values.add(bench.byGenuineClient(event, schema));
    }
    return values;
  }

  /** One whole call by a client that knows its schema's id already. */
  private void publish(RegistryBench bench, KafkaProducer<byte[], byte[]> producer, String schema)
      throws Exception {
    String call = "call-" + calls++;
    for (byte[] value : sample(bench, call, schema)) {
      send(bench.topics.callEvents(), call, value, producer);
      published++;
    }
    producer.flush();
  }

  private static void send(
      String topic, String key, byte[] value, KafkaProducer<byte[], byte[]> producer) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
  }

  private void await(
      String what,
      BooleanSupplier condition,
      KafkaConsumer<byte[], byte[]> consumer,
      RegistryBench bench)
      throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("%s: %d of %d summaries", what, summaries.size(), calls)
          .isLessThan(until);
      poll(consumer, bench);
    }
  }

  private void poll(KafkaConsumer<byte[], byte[]> consumer, RegistryBench bench) throws Exception {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
      String call = RegistryBench.key(record);
      if (record.topic().equals(bench.topics.deadLetters())) {
        deadLetters++;
      } else if (record.topic().equals(bench.topics.callTurns())) {
        turns.merge(call, 1, Integer::sum);
      } else {
        summaries.merge(call, 1, Integer::sum);
      }
    }
  }
}
