package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.app.play.Cluster;
import io.attune.call.CallEvent;
import io.attune.call.InvalidEvent;
import io.attune.call.Scope;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookSource;
import io.attune.playbook.yaml.PlaybookText;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.playbook.yaml.WrittenRef;
import io.attune.wire.CallEvents;
import java.io.PrintWriter;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune playbook activate}: new calls use a version from now on. */
@Command(
    name = "activate",
    description = {
      "Lets the calls that start from now on use a version of a playbook; running calls keep theirs.",
      "",
      "The version must have been published, or come with Attune. The order goes to every partition of call-events, to all or"
          + " to none; where it stands is printed. To roll back, activate the old version.",
      ""
    })
final class ActivateCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(paramLabel = "ID@VERSION", description = "Which version, such as team-en@2.")
  private String version;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only for this tenant's calls.")
  private String tenant;

  @Option(names = "--team", paramLabel = "TEAM", description = "Only for this team's calls.")
  private String team;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "Only for calls in this language; en covers en-GB.")
  private String locale;

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() throws Exception {
    PlaybookRef ref =
        WrittenRef.parse(version)
            .orElseThrow(() -> Failure.badInput(version + " is no version, write it as team-en@2"));
    Cluster cluster = kafka.cluster();
    String topic = cluster.topics().callEvents();
    cluster.check(List.of(topic, cluster.topics().playbooks()));
    CallEvent.Body order = order(ref);
    requireUsable(ref, PlaybookTopic.read(cluster));
    PrintWriter out = spec.commandLine().getOut();
    int partitions = Partitions.of(topic, cluster);
    if (isDryRun) {
      out.println("would activate " + ref + " in " + partitions + " partitions of " + topic);
      return ExitCode.OK;
    }
    byte[] value =
        new CallEvents().encode(new CallEvent(null, "", System.currentTimeMillis(), null, order));
    try (Transaction transaction = Transaction.begin(cluster, "activations")) {
      List<RecordMetadata> places =
          transaction.commit(
              IntStream.range(0, partitions)
                  .mapToObj(p -> new ProducerRecord<byte[], byte[]>(topic, p, null, value))
                  .toList());
      out.println("activated " + ref);
      places.forEach(
          place ->
              out.println(
                  "  " + topic + " partition " + place.partition() + " offset " + place.offset()));
    }
    return ExitCode.OK;
  }

  private CallEvent.Body order(PlaybookRef ref) {
    try {
      if (locale != null) {
        new Locale.Builder().setLanguageTag(locale);
      }
      return new CallEvent.PlaybookActivated(
          ref.id(), ref.version(), new Scope(tenant, team, locale));
    } catch (IllformedLocaleException e) {
      throw Failure.badInput(locale + " is no language tag, write it as en, en-GB or nb-NO");
    } catch (InvalidEvent e) {
      throw Failure.badInput(e.getMessage());
    }
  }

  /** An order for a playbook that no processor can read would be kept from then on. */
  private void requireUsable(PlaybookRef ref, PlaybookTopic topic) {
    PlaybookSource source = topic.orElse(PlaybookSource.bundled());
    PlaybookText text =
        source
            .find(ref)
            .orElseThrow(
                () ->
                    Failure.badInput(
                        ref
                            + " has not been published; known: "
                            + source.known().stream()
                                .map(PlaybookRef::toString)
                                .collect(Collectors.joining(", "))));
    try {
      PlaybookYaml.published(text, source);
    } catch (PlaybookFaults e) {
      e.report().lines().forEach(spec.commandLine().getErr()::println);
      throw Failure.badInput(ref + " cannot be used by this build");
    }
  }
}
