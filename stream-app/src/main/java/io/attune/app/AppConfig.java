package io.attune.app;

import io.attune.gateway.access.AccessSettings;
import io.attune.redaction.Redaction;
import io.attune.sealing.Sealing;
import io.attune.topology.Topics;
import io.attune.wire.registry.WireFormats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All settings, read once. See {@link Setting} for what each means.
 *
 * @param bootstrapServers Kafka's brokers
 * @param applicationId consumer group, prefix of internal topics and transactions
 * @param topicPrefix before every topic's name; usually empty
 * @param partitions of the topics that we create, 1 or more
 * @param replicationFactor of the topics that we create, 1 or more; -1 for Kafka's own default
 * @param stateDir folder of the stores, this instance's alone
 * @param httpHost address to listen on
 * @param httpPort 0 takes a free one
 * @param access who is let in there, and how much they may ask for
 * @param transcripts who gets to see what was said
 * @param redaction what is taken out of what was said before anything is made of it
 * @param sealing of what was said, on the outbound topics and in the stores
 * @param guarantee how often a result can appear
 * @param threads that process calls, 1 or more
 * @param standbyReplicas warm copies of each store elsewhere, 0 or more
 * @param instanceId name kept across restarts; empty for dynamic membership
 * @param commitIntervalMs how often results become visible, ms
 * @param pollMs how long a thread waits for records, ms
 * @param tickMs how often the wall clock is looked at for silence, ms
 * @param warmUp the longest that a start may be held up by a rehearsal; zero for none
 * @param playbook id of one that comes with Attune, or a YAML file
 * @param encoder whether turns are read again by a sentence encoder
 * @param encoderCoreShare how much of one core that may take, 0.05 to 1
 * @param roles what this instance does, at least one
 * @param kafka settings handed to Kafka's clients as they are, such as {@code security.protocol}
 * @param registry of a schema registry or of a serde for the records, under Confluent's names;
 *     empty for none
 */
public record AppConfig(
    String bootstrapServers,
    String applicationId,
    String topicPrefix,
    int partitions,
    short replicationFactor,
    Path stateDir,
    String httpHost,
    int httpPort,
    AccessSettings access,
    Transcripts transcripts,
    Redaction redaction,
    Sealing sealing,
    Guarantee guarantee,
    int threads,
    int standbyReplicas,
    Optional<String> instanceId,
    int commitIntervalMs,
    int pollMs,
    int tickMs,
    Duration warmUp,
    String playbook,
    EncoderMode encoder,
    double encoderCoreShare,
    Set<Role> roles,
    Map<String, String> kafka,
    Map<String, String> registry) {

  public AppConfig {
    roles = Set.copyOf(roles);
    kafka = Map.copyOf(kafka);
    registry = Map.copyOf(registry);
  }

  /**
   * Defaults, then a properties file, then {@code ATTUNE_*} of the environment, then the command
   * line; the last one wins.
   *
   * @throws Failure naming everything that is unknown or wrong
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static AppConfig read(Optional<Path> file, Map<Setting, String> commandLine) {
    return read(file, System.getenv(), commandLine);
  }

  static AppConfig read(
      Optional<Path> file, Map<String, String> environment, Map<Setting, String> commandLine) {
    GivenSettings given = new GivenSettings();
    file.ifPresent(given::file);
    return SettingValues.check(given.environment(environment).commandLine(commandLine));
  }

  /**
   * The topics, with the way of writing that is set.
   *
   * @throws Failure if the registry's settings, or the serde that is named, cannot be used
   */
  public Topics topics() {
    try {
      return new Topics(topicPrefix, WireFormats.of(registry, topicPrefix), redaction, sealing);
    } catch (IllegalArgumentException e) {
      throw Failure.badInput(e.getMessage());
    }
  }

  /** How any client reaches Kafka: the brokers, and what was said under {@code kafka.}. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> properties =
        kafka.entrySet().stream()
            .filter(setting -> !StreamsSettings.isScoped(setting.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }

  /** The settings as a Markdown table, for the README. */
  public static String table() {
    StringBuilder table =
        new StringBuilder("| name | environment | default | meaning |\n|---|---|---|---|\n");
    for (Setting setting : Setting.values()) {
      String shown = setting.shownDefault().isEmpty() ? "" : "`" + setting.shownDefault() + "`";
      row(table, setting.key(), setting.environment(), shown, setting.meaning());
    }
    row(
        table,
        GivenSettings.KAFKA + "*",
        "ATTUNE_KAFKA_*",
        "",
        "Handed to Kafka's clients as it is: `kafka.security.protocol`, or"
            + " `ATTUNE_KAFKA_SECURITY_PROTOCOL`.");
    row(
        table,
        "schema.registry.*",
        "ATTUNE_SCHEMA_REGISTRY_*",
        "",
        "Confluent's settings of a registry, under their own names, and those beside them, such as"
            + " `basic.auth.user.info` (`ATTUNE_BASIC_AUTH_USER_INFO`) and `serde.class`: all of"
            + " them are in docs/schema-registry.md.");
    return table.toString();
  }

  private static void row(
      StringBuilder table, String name, String environment, String shown, String meaning) {
    table.append("| `").append(name).append("` | `").append(environment).append("` | ");
    table.append(shown).append(shown.isEmpty() ? "| " : " | ").append(meaning).append(" |\n");
  }

  /** Without the values of Kafka's settings: passwords are among them. */
  @Override
  public String toString() {
    return "AppConfig[" + applicationId + " at " + bootstrapServers + ", roles " + roles + "]";
  }
}
