package io.attune.app;

import io.attune.app.GivenSettings.Given;
import io.attune.redaction.Redaction;
import io.attune.sealing.MasterKeys;
import io.attune.sealing.Sealing;
import io.attune.wire.registry.RegistrySetting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns what was given into values, and notes everything that is wrong with it. */
final class SettingValues {
  private static final Pattern KAFKA_NAME = Pattern.compile("[A-Za-z0-9._-]{0,100}");
  private static final Pattern SERVER = Pattern.compile("[^\\s,:]+:\\d{1,5}|\\[[^\\s,]+]:\\d{1,5}");

  /** A commit that waits longer than this comes close to the transaction's time-out. */
  private static final int LONGEST_TRANSACTION_MS = 2_000;

  /** Kafka settings that have a name of ours; two names for one thing would contradict. */
  private static final Map<String, Setting> OURS =
      Map.of(
          "bootstrap.servers", Setting.BOOTSTRAP_SERVERS,
          "application.id", Setting.APPLICATION_ID,
          "replication.factor", Setting.REPLICATION_FACTOR,
          "state.dir", Setting.STATE_DIR,
          "processing.guarantee", Setting.GUARANTEE,
          "num.stream.threads", Setting.THREADS,
          "num.standby.replicas", Setting.STANDBY_REPLICAS,
          "group.instance.id", Setting.INSTANCE_ID,
          "commit.interval.ms", Setting.COMMIT_INTERVAL_MS,
          "poll.ms", Setting.POLL_MS);

  private final GivenSettings given;
  private final List<String> faults;

  private SettingValues(GivenSettings given) {
    this.given = given;
    this.faults = new ArrayList<>(given.faults());
  }

  static AppConfig check(GivenSettings given) {
    return new SettingValues(given).check();
  }

  private AppConfig check() {
    Guarantee guarantee = guarantee();
    Optional<String> instanceId =
        Optional.of(kafkaName(Setting.INSTANCE_ID)).filter(id -> !id.isEmpty());
    AppConfig config =
        new AppConfig(
            servers(),
            applicationId(),
            kafkaName(Setting.TOPIC_PREFIX),
            number(Setting.PARTITIONS, 1, 1_000),
            (short) replicationFactor(),
            stateDir(instanceId),
            text(Setting.HTTP_HOST),
            number(Setting.HTTP_PORT, 0, 65_535),
            new AccessValues(this).check(),
            transcripts(),
            redaction(),
            sealing(),
            guarantee,
            number(Setting.THREADS, 1, 64),
            number(Setting.STANDBY_REPLICAS, 0, 10),
            instanceId,
            commitIntervalMs(guarantee),
            number(Setting.POLL_MS, 1, 1_000),
            number(Setting.TICK_MS, 10, 1_000),
            Duration.ofSeconds(number(Setting.WARM_UP_SECONDS, 0, 120)),
            text(Setting.PLAYBOOK),
            encoder(),
            share(Setting.ENCODER_CORE_SHARE, 0.05),
            roles(),
            kafka(),
            registry());
    if (!faults.isEmpty()) {
      throw Failure.badInput(String.join("\n", faults));
    }
    return config;
  }

  String text(Setting setting) {
    return given.get(setting).map(Given::value).orElse(setting.shownDefault());
  }

  int number(Setting setting, int least, int most) {
    String text = text(setting);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, in our words.
    }
    wrong(setting, "a whole number from " + least + " to " + most);
    return least;
  }

  private int replicationFactor() {
    return text(Setting.REPLICATION_FACTOR).equals("-1")
        ? -1
        : number(Setting.REPLICATION_FACTOR, 1, 100);
  }

  private int commitIntervalMs(Guarantee guarantee) {
    if (guarantee == Guarantee.EXACTLY_ONCE_V2) {
      return number(Setting.COMMIT_INTERVAL_MS, 1, LONGEST_TRANSACTION_MS);
    }
    // Only offsets: the results were visible before.
    return given.get(Setting.COMMIT_INTERVAL_MS).isEmpty()
        ? 1_000
        : number(Setting.COMMIT_INTERVAL_MS, 1, 60_000);
  }

  private String servers() {
    String text = text(Setting.BOOTSTRAP_SERVERS);
    if (!Arrays.stream(text.split(",", -1)).map(String::strip).allMatch(this::isServer)) {
      wrong(Setting.BOOTSTRAP_SERVERS, "host:port, several with commas between");
    }
    return text;
  }

  private boolean isServer(String server) {
    return SERVER.matcher(server).matches()
        && Integer.parseInt(server.substring(server.lastIndexOf(':') + 1)) <= 65_535;
  }

  private String applicationId() {
    return kafkaName(Setting.APPLICATION_ID);
  }

  private String kafkaName(Setting setting) {
    String text = text(setting);
    if (!KAFKA_NAME.matcher(text).matches()) {
      wrong(setting, "at most 100 letters, digits, dots, hyphens and underscores");
    }
    return text;
  }

  private Path stateDir(Optional<String> instanceId) {
    Optional<Given> folder = given.get(Setting.STATE_DIR);
    try {
      return folder.isPresent()
          ? Path.of(folder.get().value()).toAbsolutePath()
          : StateFolder.ofUser(instanceId);
    } catch (InvalidPathException e) {
      wrong(Setting.STATE_DIR, "a folder");
      return Path.of("");
    }
  }

  private Guarantee guarantee() {
    String text = text(Setting.GUARANTEE);
    for (Guarantee guarantee : Guarantee.values()) {
      if (guarantee.key().equals(text)) {
        return guarantee;
      }
    }
    wrong(Setting.GUARANTEE, "exactly_once_v2 or at_least_once");
    return Guarantee.EXACTLY_ONCE_V2;
  }

  private Transcripts transcripts() {
    String text = text(Setting.TRANSCRIPTS);
    for (Transcripts who : Transcripts.values()) {
      if (who.key().equals(text)) {
        return who;
      }
    }
    wrong(Setting.TRANSCRIPTS, "on, off or never");
    return Transcripts.NEVER;
  }

  private Redaction redaction() {
    try {
      return Redaction.named(text(Setting.REDACTION));
    } catch (IllegalArgumentException e) {
      wrong(Setting.REDACTION, Redaction.NAMES);
      return Redaction.ALL;
    }
  }

  private Sealing sealing() {
    String encryption = text(Setting.TEXT_ENCRYPTION);
    String file = text(Setting.TEXT_KEY_FILE);
    boolean perCall = encryption.equals("per-call");
    if (!perCall && !encryption.equals("off")) {
      wrong(Setting.TEXT_ENCRYPTION, "off or per-call");
    } else if (perCall && file.isEmpty()) {
      wrong(Setting.TEXT_ENCRYPTION, "a " + Setting.TEXT_KEY_FILE.key() + " beside it");
    } else if (!file.isEmpty()) {
      try {
        return new Sealing(MasterKeys.read(Path.of(file)), perCall);
      } catch (IllegalArgumentException e) {
        faults.add(Setting.TEXT_KEY_FILE.key() + ": " + e.getMessage());
      }
    }
    return Sealing.OFF;
  }

  private EncoderMode encoder() {
    String text = text(Setting.ENCODER);
    for (EncoderMode mode : EncoderMode.values()) {
      if (mode.key().equals(text)) {
        return mode;
      }
    }
    wrong(Setting.ENCODER, "auto, on or off");
    return EncoderMode.OFF;
  }

  private double share(Setting setting, double least) {
    try {
      double share = Double.parseDouble(text(setting));
      if (share >= least && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Said below, in our words.
    }
    wrong(setting, "a number from " + least + " to 1");
    return least;
  }

  private Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String text : text(Setting.ROLES).split(",", -1)) {
      Arrays.stream(Role.values())
          .filter(role -> role.key().equals(text.strip()))
          .findFirst()
          .ifPresentOrElse(
              roles::add, () -> wrong(Setting.ROLES, "processor, gateway or both with a comma"));
    }
    return roles;
  }

  private Map<String, String> kafka() {
    OURS.forEach(
        (key, setting) -> {
          if (given.kafka().containsKey(key)) {
            faults.add(GivenSettings.KAFKA + key + " is set here as " + setting.key());
          }
        });
    return given.kafka();
  }

  /** With the login of Kafka's clients, which a registry may share. */
  private Map<String, String> registry() {
    Map<String, String> registry = new TreeMap<>(given.registry());
    String url = text(Setting.SCHEMA_REGISTRY_URL);
    if (!url.isEmpty()) {
      registry.put(RegistrySetting.URL.key(), url);
    }
    String login = given.kafka().get(RegistrySetting.SASL_JAAS.key());
    if (login != null && !registry.isEmpty()) {
      registry.putIfAbsent(RegistrySetting.SASL_JAAS.key(), login);
    }
    return registry;
  }

  void wrong(Setting setting, String right) {
    String where = given.get(setting).map(Given::where).orElse(setting.key());
    faults.add(where + " is \"" + text(setting) + "\", expected " + right);
  }
}
