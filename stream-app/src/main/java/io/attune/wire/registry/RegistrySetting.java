package io.attune.wire.registry;

import java.util.Arrays;
import java.util.List;

/**
 * What can be set about a schema registry, under the names that Confluent's serdes have for it: the
 * same properties work with either. The table in docs/schema-registry.md comes from here.
 */
public enum RegistrySetting {
  URL(
      "schema.registry.url",
      "",
      "The registry's base URL, with a path where it has one; several with commas between are tried"
          + " in turn."),
  AUTO_REGISTER(
      "auto.register.schemas",
      "false",
      "Whether a schema that is missing is registered at start. Confluent's default is `true`: who"
          + " writes first decides. Here a deployment decides, by `attune schemas register`."),
  USE_LATEST(
      "use.latest.version",
      "false",
      "Whether records are written with the subject's latest version instead of this build's; goes"
          + " with `auto.register.schemas=false`."),
  LATEST_STRICT(
      "latest.compatibility.strict",
      "true",
      "Whether that latest version must be able to read what this build writes."),
  NORMALIZE(
      "normalize.schemas", "false", "Whether the registry normalises a schema before it compares."),
  SUBJECTS(
      "value.subject.name.strategy",
      "TopicNameStrategy",
      "`TopicNameStrategy` (topic and `-value`), `RecordNameStrategy` or `TopicRecordNameStrategy`,"
          + " also with Confluent's package before it."),
  BASIC_SOURCE(
      "basic.auth.credentials.source",
      "URL",
      "Where user and password come from: `URL`, `USER_INFO`, or `SASL_INHERIT`, which takes those"
          + " of `sasl.jaas.config`."),
  BASIC_USER_INFO("basic.auth.user.info", "", "`user:password`, with `USER_INFO`."),
  SASL_JAAS(
      "sasl.jaas.config",
      "",
      "With `SASL_INHERIT`: the login of Kafka's clients; `kafka.sasl.jaas.config` if it is not set"
          + " here."),
  BEARER_SOURCE("bearer.auth.credentials.source", "STATIC_TOKEN", "The one that there is."),
  BEARER_TOKEN("bearer.auth.token", "", "A token; it goes before user and password."),
  CONNECT_MS("http.connect.timeout.ms", "5000", "To connect, ms, 1 to 60000."),
  READ_MS("http.read.timeout.ms", "10000", "For an answer, ms, 1 to 60000."),
  MAX_RETRIES(
      "max.retries",
      "10",
      "How often all URLs are tried again after a 5xx, a 429 or a failed connection, 0 to 1000; no"
          + " longer than 20 s in all."),
  RETRY_MS("retries.wait.ms", "200", "The first wait, doubled each time, ms, 1 to 60000."),
  RETRY_MOST_MS("retries.max.wait.ms", "5000", "The longest wait, ms, 1 to 60000."),
  CACHE(
      "max.schemas.per.subject",
      "1000",
      "How many schemas are kept by their ids, and how many readers for each topic, 1 to 100000."),
  MISSING_S(
      "missing.id.cache.ttl.sec",
      "60",
      "For how long an id that the registry does not know is not asked for again, s, 0 to 86400."),
  TRUSTSTORE("schema.registry.ssl.truststore.location", "", "Whom to trust; the JDK's own if not."),
  TRUSTSTORE_PASSWORD("schema.registry.ssl.truststore.password", "", "Of that file."),
  TRUSTSTORE_TYPE("schema.registry.ssl.truststore.type", "JKS", "`PKCS12`, `JKS` or `PEM`."),
  KEYSTORE("schema.registry.ssl.keystore.location", "", "Our own certificate, for mutual TLS."),
  KEYSTORE_PASSWORD("schema.registry.ssl.keystore.password", "", "Of that file."),
  KEYSTORE_TYPE("schema.registry.ssl.keystore.type", "JKS", "`PKCS12`, `JKS` or `PEM`."),
  KEY_PASSWORD("schema.registry.ssl.key.password", "", "Of the key in it."),
  SERDE_CLASS(
      "serde.class",
      "",
      "A Kafka `Serde` on the class path that reads and writes the records instead. It gets all of"
          + " these, and what stands under `serde.`, without that word.");

  private final String key;
  private final String shownDefault;
  private final String meaning;

  RegistrySetting(String key, String shownDefault, String meaning) {
    this.key = key;
    this.shownDefault = shownDefault;
    this.meaning = meaning;
  }

  /** Confluent's name; our own for {@code serde.class}. */
  public String key() {
    return key;
  }

  /** The default as the documentation has it. */
  public String shownDefault() {
    return shownDefault;
  }

  /** What it does, its unit and range; Markdown. */
  public String meaning() {
    return meaning;
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(RegistrySetting::key).toList();
  }

  /** The settings as a Markdown table. */
  public static String table() {
    StringBuilder table = new StringBuilder("| name | default | meaning |\n|---|---|---|\n");
    for (RegistrySetting setting : values()) {
      String shown = setting.shownDefault.isEmpty() ? "" : "`" + setting.shownDefault + "` ";
      table.append("| `").append(setting.key).append("` | ").append(shown);
      table.append("| ").append(setting.meaning).append(" |\n");
    }
    return table.toString();
  }
}
