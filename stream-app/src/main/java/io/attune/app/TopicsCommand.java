package io.attune.app;

import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune topics}: the topics, for who may create them where {@code run} may not. */
@Command(
    name = "topics",
    sortOptions = false,
    description = {
      "Creates the topics that are missing, or checks which are there.",
      "",
      "create leaves topics that exist as they are. check ends with status 3 if one is missing. Kafka Streams makes"
          + " the two internal topics of the processor itself, at its first start.",
      ""
    })
public final class TopicsCommand implements Subcommand {
  enum Action {
    CREATE,
    CHECK
  }

  private final SettingOptions settings = new SettingOptions();
  private CommandSpec spec;

  @Parameters(paramLabel = "create|check", description = "What to do.")
  private Action action;

  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    settings.addTo(
        spec,
        List.of(
            Setting.BOOTSTRAP_SERVERS,
            Setting.TOPIC_PREFIX,
            Setting.PARTITIONS,
            Setting.REPLICATION_FACTOR));
  }

  @Override
  public Integer call() {
    AppConfig config = settings.read();
    List<NewTopic> topics =
        new Topics(config.topicPrefix()).toCreate(config.partitions(), config.replicationFactor());
    List<String> names = topics.stream().map(NewTopic::name).toList();
    PrintWriter out = spec.commandLine().getOut();
    List<String> missing;
    try (Admin admin = PatientAdmin.open(config)) {
      BrokerTopics broker = new BrokerTopics(admin, config.bootstrapServers());
      missing = broker.missing(names);
      if (action == Action.CREATE) {
        broker.create(topics.stream().filter(topic -> missing.contains(topic.name())).toList());
      }
    }
    String lacking = action == Action.CREATE ? "created" : "missing";
    names.forEach(name -> out.println(name + "  " + (missing.contains(name) ? lacking : "there")));
    out.flush();
    return action == Action.CHECK && !missing.isEmpty() ? ExitCode.ENVIRONMENT : ExitCode.OK;
  }
}
