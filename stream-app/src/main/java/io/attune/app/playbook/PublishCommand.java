package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Playbooks;
import io.attune.app.Subcommand;
import io.attune.app.play.Cluster;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookSource;
import io.attune.playbook.yaml.PlaybookText;
import io.attune.wire.PlaybookDocuments;
import io.attune.wire.PublishedPlaybook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune playbook publish}: documents into the topic, each version once and for good. */
@Command(
    name = "publish",
    description = {
      "Checks playbooks and writes them to the topic playbooks, with those that they extend.",
      "",
      "A version is for good: other content under an id and version that stand there is refused, the same content is left as"
          + " it is. All are published, or none. Calls use a playbook only once it is activated.",
      ""
    })
final class PublishCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Playbooks.")
  private List<String> names;

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() throws Exception {
    Cluster cluster = kafka.cluster();
    if (isDryRun) {
      newIn(PlaybookTopic.read(cluster)).forEach(text -> say("would publish ", text));
      return ExitCode.OK;
    }
    cluster.check(List.of(cluster.topics().playbooks()));
    try (Transaction transaction = Transaction.begin(cluster, "playbooks")) {
      // Read within our turn: what another publisher wrote before us is seen, and none can after.
      List<PlaybookText> texts = newIn(PlaybookTopic.read(cluster));
      if (texts.isEmpty()) {
        return ExitCode.OK;
      }
      PlaybookDocuments values = new PlaybookDocuments(cluster.topics().format());
      long now = System.currentTimeMillis();
      transaction.commit(
          texts.stream()
              .map(text -> PublishedPlaybook.of(text.ref(), text.text(), now))
              .map(document -> record(cluster.topics().playbooks(), document, values))
              .toList());
      texts.forEach(text -> say("published ", text));
    }
    return ExitCode.OK;
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, PublishedPlaybook document, PlaybookDocuments values) {
    byte[] key = document.ref().toString().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, key, values.encode(document));
  }

  /** What is not there yet, parents first. */
  private List<PlaybookText> newIn(PlaybookTopic topic) throws IOException {
    Map<PlaybookRef, PlaybookText> texts = new LinkedHashMap<>();
    PlaybookSource source = PlaybookSource.bundled().orElse(topic);
    for (String name : names) {
      List<PlaybookText> lineage = lineage(name, source);
      for (int i = lineage.size() - 1; i >= 0; i--) {
        PlaybookText text = lineage.get(i);
        PlaybookText other = texts.putIfAbsent(text.ref(), text);
        if (other != null) {
          requireSame(other.text(), text);
        }
      }
    }
    return texts.values().stream().filter(text -> isNew(text, topic)).toList();
  }

  private List<PlaybookText> lineage(String name, PlaybookSource source) throws IOException {
    try {
      return Playbooks.read(name, source).texts();
    } catch (PlaybookFaults e) {
      throw Playbooks.faulty(name, e, spec.commandLine().getErr());
    }
  }

  private boolean isNew(PlaybookText text, PlaybookTopic topic) {
    Optional<PublishedPlaybook> there = topic.document(text.ref());
    there.ifPresent(document -> requireSame(document.document(), text));
    return there.isEmpty();
  }

  private static void requireSame(String there, PlaybookText text) {
    if (!there.equals(text.text())) {
      throw Failure.badInput(
          text.ref()
              + " is published with other content (SHA-256 "
              + PublishedPlaybook.sha256(there).substring(0, 12)
              + "…, "
              + text.name()
              + " has "
              + PublishedPlaybook.sha256(text.text()).substring(0, 12)
              + "…); a version is for good: give the changed one a new version");
    }
  }

  private void say(String what, PlaybookText text) {
    String sha256 = PublishedPlaybook.sha256(text.text());
    spec.commandLine().getOut().println(what + text.ref() + " (SHA-256 " + sha256 + ")");
  }
}
