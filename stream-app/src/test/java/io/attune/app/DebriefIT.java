package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.json.MergedEvents;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** A call on Kafka has the same debrief as its recording. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class DebriefIT {
  private static final Topics TOPICS = new Topics("debrief.");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int attune(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  void aCallIsFoundByItsIdAmongOthers(EmbeddedKafka kafka) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    kafka.createTopics(TOPICS.toCreate(4, (short) 1));
    publishSamples(client);
    String call = "08-billing-lost";
    assertThat(
            attune(
                "debrief",
                call,
                "--json",
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic-prefix",
                TOPICS.prefix()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    String fromKafka = out.toString();
    out.getBuffer().setLength(0);
    assertThat(attune("debrief", Samples.WORD, "--call", call, "--json")).isEqualTo(ExitCode.OK);
    assertThat(fromKafka).isNotEmpty().isEqualTo(out.toString());

    assertThat(
            attune(
                "debrief",
                "nobody",
                "--json",
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic-prefix",
                TOPICS.prefix()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("nobody: Kafka keeps no such call");
  }

  private static void publishSamples(Map<String, Object> client) throws Exception {
    CallEvents codec = new CallEvents();
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
        MergedEvents events = Recordings.open(List.of(Samples.WORD), line -> {})) {
      while (events.hasNext()) {
        CallInput input = events.next();
        CallEvent event = (CallEvent) input;
        producer.send(
            new ProducerRecord<>(TOPICS.callEvents(), event.callId(), codec.encode(event)));
      }
      producer.flush();
    }
  }
}
