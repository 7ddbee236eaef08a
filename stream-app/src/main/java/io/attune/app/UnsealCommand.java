package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.app.play.Cluster;
import io.attune.app.playbook.CommittedRecords;
import io.attune.sealing.KeyRing;
import io.attune.topology.KafkaRefusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune unseal}: rows of a warehouse with the words that were sealed. */
@Command(
    name = "unseal",
    sortOptions = false,
    description = {
      "Opens words that were sealed (text-encryption): JSON objects in, a line each, and the same out.",
      "",
      "An object names its call as callId or call_id. Keys come from the topic call-keys; where a call was erased, it"
          + " says [sealed]:",
      "",
      "  psql -At -c 'SELECT row_to_json(t) FROM call_turns t' | attune unseal --config attune.properties",
      ""
    })
public final class UnsealCommand implements Subcommand {
  private final SettingOptions settings = new SettingOptions();
  private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The rows (default: standard input).")
  private Path file;

  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    settings.addTo(
        spec, List.of(Setting.BOOTSTRAP_SERVERS, Setting.TOPIC_PREFIX, Setting.TEXT_KEY_FILE));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AppConfig config = settings.read();
    if (!config.sealing().hasKeys()) {
      throw Failure.badInput("there is no " + Setting.TEXT_KEY_FILE.key() + " to open them with");
    }
    SealedLines lines = new SealedLines(keys(config));
    PrintWriter out = spec.commandLine().getOut();
    try (BufferedReader in = rows()) {
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        try {
          out.println(lines.open(line));
        } catch (IllegalArgumentException e) {
          out.flush();
          throw Failure.badInput("line " + number + " " + e.getMessage());
        }
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private BufferedReader rows() throws IOException {
    return file == null
        ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
        : Files.newBufferedReader(file, UTF_8);
  }

  private static KeyRing keys(AppConfig config) throws InterruptedException {
    Cluster cluster = new Cluster(config.clientProperties(), config.topics());
    String topic = cluster.topics().callKeys();
    cluster.check(List.of(topic));
    KeyRing keys = new KeyRing(config.sealing(), Integer.MAX_VALUE);
    try {
      CommittedRecords.read(cluster, topic, any -> true, key -> keys.take(key.key(), key.value()));
      return keys;
    } catch (KafkaException e) {
      throw Failure.environment("Kafka cannot be read: " + KafkaRefusal.orMessage(e), e);
    }
  }
}
