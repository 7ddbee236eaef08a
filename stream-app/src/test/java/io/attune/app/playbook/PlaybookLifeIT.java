package io.attune.app.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.ExitCode;
import io.attune.app.Main;
import io.attune.app.play.Cluster;
import io.attune.call.AgentLevel;
import io.attune.call.CallEvent;
import io.attune.call.Scope;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.PublishedPlaybook;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A playbook from its file to the calls, on a real broker. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class PlaybookLifeIT {
  private static final int PARTITIONS = 3;
  private static final String TEAM =
      """
      playbook: team-en
      version: 2
      extends: default-en-gb@1
      attention: { budget: 4 }
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Cluster cluster;

  private void createTopics(EmbeddedKafka kafka, String prefix) {
    Topics topics = new Topics(prefix);
    kafka.createTopics(topics.toCreate(PARTITIONS, (short) 1));
    cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), topics);
  }

  private int playbook(String command, String... args) {
    List<String> all = new ArrayList<>(List.of("playbook", command));
    all.addAll(List.of(args));
    return attune(all.toArray(String[]::new));
  }

  private int attune(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--bootstrap-servers=" + cluster.client().get("bootstrap.servers"));
    all.add("--topic-prefix=" + cluster.topics().prefix());
    return line.execute(all.toArray(String[]::new));
  }

  private String file(String content) throws Exception {
    return Files.writeString(folder.resolve("team-en.yaml"), content).toString();
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    CommittedRecords.read(cluster, topic, partition -> true, records::add);
    return records;
  }

  @Test
  void aVersionIsPublishedOnceWithAllThatItExtends(EmbeddedKafka kafka) throws Exception {
    createTopics(kafka, "publish.");
    String team = file(TEAM);
    assertThat(playbook("publish", team, "--dry-run")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).hasLineCount(3).contains("would publish team-en@2 (SHA-256 ");
    assertThat(records("publish.playbooks")).isEmpty();

    assertThat(playbook("publish", team)).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .extracting(line -> line.substring(0, line.indexOf(" (")))
        .containsExactly(
            "published default-en@1", "published default-en-gb@1", "published team-en@2");
    assertThat(records("publish.playbooks"))
        .extracting(record -> new String(record.key()))
        .containsExactly("default-en@1", "default-en-gb@1", "team-en@2");
    PublishedPlaybook published = PlaybookTopic.read(cluster).documents().get(2);
    assertThat(published.document()).isEqualTo(TEAM);
    assertThat(published.sha256()).isEqualTo(PublishedPlaybook.sha256(TEAM));

    assertThat(playbook("publish", team)).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEmpty();
    assertThat(records("publish.playbooks")).hasSize(3);
  }

  @Test
  void otherContentUnderAPublishedVersionIsRefusedWithAllElse(EmbeddedKafka kafka)
      throws Exception {
    createTopics(kafka, "refuse.");
    assertThat(playbook("publish", file(TEAM))).isEqualTo(ExitCode.OK);
    String changed = file(TEAM.replace("budget: 4", "budget: 5"));
    String other =
        Files.writeString(folder.resolve("other-en.yaml"), TEAM.replace("team-en", "other-en"))
            .toString();

    assertThat(playbook("publish", other, changed)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .hasLineCount(1)
        .contains(
            "team-en@2 is published with other content", "give the changed one a new version");
    assertThat(records("refuse.playbooks")).hasSize(3);

    assertThat(playbook("publish", file(TEAM.replace("budget: 4", "budget: 500"))))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("attention.budget: 500 is out of range");
  }

  @Test
  void anActivationReachesEveryPartitionAndIsListed(EmbeddedKafka kafka) throws Exception {
    createTopics(kafka, "activate.");
    assertThat(playbook("activate", "team-en@2")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("team-en@2 has not been published; known: default-en@1");
    assertThat(playbook("publish", file(TEAM))).isEqualTo(ExitCode.OK);
    assertThat(playbook("activate", "team-en@2", "--dry-run")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("would activate team-en@2 in 3 partitions");
    assertThat(records("activate.call-events")).isEmpty();

    assertThat(playbook("activate", "team-en@2", "--team", "renewals", "--locale", "en-GB"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains(
            "activated team-en@2",
            "activate.call-events partition 0 offset 0",
            "activate.call-events partition 1 offset 0",
            "activate.call-events partition 2 offset 0");
    List<ConsumerRecord<byte[], byte[]>> orders = records("activate.call-events");
    assertThat(orders).extracting(ConsumerRecord::partition).containsExactlyInAnyOrder(0, 1, 2);
    for (ConsumerRecord<byte[], byte[]> order : orders) {
      assertThat(order.key()).isNull();
      assertThat(new CallEvents().decode(order.value()).body())
          .isEqualTo(
              new CallEvent.PlaybookActivated("team-en", 2, new Scope(null, "renewals", "en-GB")));
    }

    assertThat(playbook("activate", "default-en@1")).isEqualTo(ExitCode.OK);
    assertThat(playbook("list", "--active")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .anyMatch(line -> line.equals("default-en@1  bundled  active for all calls"))
        .anyMatch(
            line ->
                line.startsWith("team-en@2  published 20")
                    && line.endsWith("  active for team renewals locale en-GB"));
  }

  @Test
  void publishedPlaybooksCanBeExtendedAndComparedByName(EmbeddedKafka kafka) throws Exception {
    createTopics(kafka, "extend.");
    assertThat(playbook("publish", file(TEAM))).isEqualTo(ExitCode.OK);
    Files.delete(folder.resolve("team-en.yaml"));
    String night =
        Files.writeString(
                folder.resolve("night-en.yaml"),
                "playbook: night-en\nversion: 1\nextends: team-en@2\nattention: { budget: 3 }\n")
            .toString();

    assertThat(playbook("validate", night)).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(playbook("diff", "team-en@2", night)).isEqualTo(ExitCode.FAILURE);
    assertThat(out.toString()).contains("attention.budget: 4 -> 3");
    assertThat(playbook("publish", night)).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).hasLineCount(1).contains("published night-en@1");
  }

  @Test
  void rulesAreMutedAndExperimentsSetInEveryPartition(EmbeddedKafka kafka) throws Exception {
    createTopics(kafka, "orders.");
    assertThat(playbook("mute", "default-en", "price-objection", "--level=EXPERT"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).startsWith("muted price-objection of default-en");
    assertThat(attune("experiment", "set", "softer", "default-en-gb@1", "--holdout=0.1"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(attune("experiment", "stop", "softer")).isEqualTo(ExitCode.OK);
    assertThat(records("orders.call-events"))
        .hasSize(3 * PARTITIONS)
        .filteredOn(record -> record.partition() == 0)
        .extracting(record -> new CallEvents().decode(record.value()).body())
        .containsExactly(
            new CallEvent.RuleSwitched(
                "default-en", "price-objection", AgentLevel.EXPERT, true, null),
            new CallEvent.ExperimentSet("softer", "default-en-gb", 1, 0, 0.1, 0, Scope.ALL),
            new CallEvent.ExperimentSet("softer", "none", 1, 0, 0, 0, Scope.ALL));
    assertThat(attune("experiment", "report", "softer")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("no call of softer has been summed up yet");
  }

  @Test
  void experimentThatDoesNothingOrWithTooMuchIsRefused(EmbeddedKafka kafka) {
    createTopics(kafka, "refused.");
    assertThat(attune("experiment", "set", "x", "default-en@1")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("no share is above 0");
    assertThat(attune("experiment", "set", "x", "default-en@1", "--candidate=0.9", "--holdout=0.2"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("come to more than 1");
    assertThat(attune("experiment", "set", "x", "team-en@9", "--shadow=1"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("team-en@9 has not been published");
  }

  @Test
  void anActivationOfWhatIsNoLanguageIsRefused(EmbeddedKafka kafka) {
    createTopics(kafka, "locale.");
    assertThat(playbook("activate", "default-en@1", "--locale", "English!")).isEqualTo(2);
    assertThat(err.toString()).contains("English! is no language tag");
  }
}
