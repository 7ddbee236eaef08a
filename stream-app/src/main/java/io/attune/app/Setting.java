package io.attune.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set, with its default and what it means: the table in the README and the
 * help of the commands come from here.
 *
 * <p>A setting has one name everywhere: {@code http-port} in a properties file, {@code
 * ATTUNE_HTTP_PORT} in the environment, {@code --http-port} on the command line.
 */
public enum Setting {
  BOOTSTRAP_SERVERS("localhost:9092", "Kafka's brokers, `host:port`, several with commas between."),
  APPLICATION_ID(
      "attune",
      "The processor's name in Kafka: its consumer group, and the start of its internal topics and"
          + " transactions. Instances of the same name share the calls."),
  TOPIC_PREFIX("", "Put before the name of every topic, such as `staging.`."),
  PARTITIONS(
      "4",
      "Partitions of the topics that Attune creates, 1 to 1000. Fixed for life: a call's place"
          + " depends on it."),
  REPLICATION_FACTOR(
      "-1", "Copies of the topics that Attune creates, internal ones too; -1 leaves it to Kafka."),
  STATE_DIR(
      "~/.local/state/attune",
      "Folder of the stores. Keep it across restarts: an instance that finds its own again ends its"
          + " open transaction at once and restores less. One for each instance; with an"
          + " `instance-id` the default has a folder for each."),
  HTTP_HOST("127.0.0.1", "Where to listen; `0.0.0.0` opens it to the network."),
  HTTP_PORT("8080", "Port of `/metrics`, `/health`, `/ready`; 0 takes a free one."),
  GUARANTEE(
      "exactly_once_v2",
      "Or `at_least_once`: cues some 15 ms sooner, some of them twice after a crash (with the same"
          + " cue id)."),
  THREADS("1", "Threads that process calls, 1 to 64; more than partitions stay idle."),
  STANDBY_REPLICAS(
      "0", "Warm copies of each store on other instances, 0 to 10, for a faster take-over."),
  INSTANCE_ID(
      "",
      "A name of its own that an instance keeps across restarts (static membership): a restart"
          + " within six seconds moves no calls to others."),
  COMMIT_INTERVAL_MS(
      "20",
      "How often results become visible, ms: 1 to 2000, or to 60000 with `at_least_once`, where the"
          + " default is 1000."),
  POLL_MS("10", "How long to wait for records before looking at the clock, ms, 1 to 1000."),
  TICK_MS(
      "50",
      "How often silence is looked for when no producer beats, ms of wall clock, 10 to 1000."),
  PLAYBOOK(
      Playbooks.BY_LANGUAGE,
      "For calls for which none is activated: `by-language` takes the one that comes with Attune for"
          + " the call's language, English for those that have none; or name one, or a YAML file"
          + " (ending in `.yaml`, `.yml`)."),
  ENCODER(
      "auto",
      "Whether a sentence encoder reads turns again and refines them once they are certain: `on`,"
          + " `off`, or `auto`, which is on where it is on the class path and the machine has 4"
          + " processors or more."),
  ENCODER_CORE_SHARE("0.5", "How much of one core the encoder may take, 0.05 to 1."),
  ROLES("processor,gateway", "What this instance does: `processor` coaches, `gateway` does HTTP.");

  /** Before a name in the environment. */
  static final String ENVIRONMENT = "ATTUNE_";

  private final String shownDefault;
  private final String meaning;

  Setting(String shownDefault, String meaning) {
    this.shownDefault = shownDefault;
    this.meaning = meaning;
  }

  /** The name in a file, and behind {@code --} on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in the environment. */
  public String environment() {
    return ENVIRONMENT + name();
  }

  /** The default as the documentation has it. */
  public String shownDefault() {
    return shownDefault;
  }

  /** What it does, its unit and range; Markdown. */
  public String meaning() {
    return meaning;
  }

  /** The setting of this key, if there is one. */
  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
