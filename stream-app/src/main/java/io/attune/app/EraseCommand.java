package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.app.play.Cluster;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.InvalidEvent;
import io.attune.wire.CallEvents;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune erase}: nothing of a call is kept any longer. */
@Command(
    name = "erase",
    description = {
      "Erases calls, live or over: the processor forgets them at once, tombstones follow on the outbound topics, the"
          + " warehouse deletes its rows, and what is still published of them is dropped.",
      "",
      "Their words remain on call-events, call-turns, coaching-cues and dead-letters until the retention of those topics"
          + " has passed: docs/retention-and-erase.md says how long, and how to shorten it. Words that are sealed"
          + " (text-encryption) can be opened no longer, wherever they are.",
      ""
    })
public final class EraseCommand implements Subcommand {
  private static final int PATIENCE_MS = 15_000;

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(paramLabel = "CALL", arity = "1..*", description = "The ids of the calls.")
  private List<String> callIds;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, such as a case number; kept with the record that they were erased.")
  private String reason;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      description =
          "How long to wait until the processor has confirmed (default: ${DEFAULT-VALUE}); 0 does"
              + " not wait.")
  private int withinSeconds = 30;

  @Override
  public Integer call() throws InterruptedException {
    Set<String> wanted = new TreeSet<>(callIds);
    Cluster cluster = kafka.cluster();
    Map<String, byte[]> orders = orders(wanted, new CallEvents(cluster.topics().format()));
    cluster.check(List.of(cluster.topics().callEvents(), cluster.topics().callErasures()));
    PrintWriter out = spec.commandLine().getOut();
    try (Erasures erasures = Erasures.from(cluster)) {
      publish(cluster, orders);
      if (withinSeconds == 0) {
        out.println("ordered " + wanted.size() + " to be erased");
        return ExitCode.OK;
      }
      Set<String> missing = erasures.await(wanted, Duration.ofSeconds(withinSeconds));
      wanted.stream()
          .filter(id -> !missing.contains(id))
          .forEach(id -> out.println("erased " + id));
      if (missing.isEmpty()) {
        return ExitCode.OK;
      }
      throw Failure.of(
          "not confirmed within "
              + withinSeconds
              + " s: "
              + String.join(", ", missing)
              + "; the orders stand, and hold as soon as the processor reads them: is attune run"
              + " up?",
          null);
    } catch (KafkaException e) {
      throw Failure.environment("Kafka did not take it: " + e.getMessage() + "; try again", e);
    }
  }

  private Map<String, byte[]> orders(Set<String> wanted, CallEvents events) {
    long now = System.currentTimeMillis();
    Map<String, byte[]> orders = new LinkedHashMap<>();
    try {
      for (String callId : wanted) {
        orders.put(callId, events.encode(CallEvent.of(callId, now, new CallErased(reason))));
      }
      return orders;
    } catch (InvalidEvent e) {
      throw Failure.badInput(e.getMessage());
    }
  }

  private static void publish(Cluster cluster, Map<String, byte[]> orders)
      throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    String topic = cluster.topics().callEvents();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Map.Entry<String, byte[]> order : orders.entrySet()) {
        producer
            .send(new ProducerRecord<>(topic, order.getKey().getBytes(UTF_8), order.getValue()))
            .get();
      }
    } catch (ExecutionException e) {
      throw Failure.environment(
          "Kafka did not take it: " + e.getCause().getMessage() + "; try again", e.getCause());
    }
  }
}
