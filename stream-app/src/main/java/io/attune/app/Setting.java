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
  HTTP_HOST(
      "127.0.0.1",
      "Where to listen; `0.0.0.0` opens it to the network, and then nobody sees a call without a"
          + " login (docs/access.md)."),
  HTTP_PORT("8080", "Port of everything that is HTTP; 0 takes a free one."),
  ACCESS(
      "auto",
      "Who gets in where no `oidc-issuer` is set: `auto` lets everybody in on a loopback address and"
          + " nobody on others; `open` everybody on any, as an administrator, for a port that nobody"
          + " else can reach, such as one that Docker publishes on `127.0.0.1` (docs/access.md)."),
  OIDC_ISSUER(
      "",
      "The OpenID provider whose access tokens hold: the value of `iss`, to the letter. Empty on a"
          + " loopback address means development: everybody is an administrator."),
  OIDC_AUDIENCE("", "What `aud` must name; goes with `oidc-issuer`."),
  OIDC_JWKS_URL("", "The provider's keys; empty asks its `/.well-known/openid-configuration`."),
  OIDC_CLIENT_ID(
      "", "With which the pages log people in; empty if another page hands them tokens."),
  OIDC_ROLES_CLAIM(
      "roles",
      "Claim with `agent`, `supervisor`, `ingest`, `admin`; others are ignored. A dot leads into an"
          + " object: `realm_access.roles`."),
  OIDC_TEAMS_CLAIM("teams", "Claim with a supervisor's teams; `*` means all of the tenant."),
  OIDC_AGENT_CLAIM("sub", "Claim with the agent's id as calls have it."),
  OIDC_TENANT_CLAIM("tenant", "Claim with the tenant as calls have it; without it, the empty one."),
  INGEST_TOKENS(
      "",
      "File of API tokens for recognisers, a line each: `name sha256hex [tenant]`. `./attune token`"
          + " makes one; a changed file is read again."),
  CORS_ORIGINS(
      "", "Other pages that may call, `https://crm.example`, several with commas between."),
  EMBED_ORIGINS("", "Other pages that may show `/overlay` in a frame, likewise."),
  TRUSTED_PROXIES(
      "",
      "Addresses or CIDR blocks of proxies in front, with commas between: theirs is the only"
          + " `X-Forwarded-For` that is believed."),
  TLS_KEYSTORE(
      "",
      "Certificate and key for HTTPS: PKCS#12, or PEM (ending in `.pem`) with the chain and an"
          + " unencrypted PKCS#8 key. A changed file is read again."),
  TLS_KEYSTORE_PASSWORD(
      "", "Of a PKCS#12 file; in a file or the environment, where `ps` does not show it."),
  REQUESTS_PER_SECOND(
      "50", "Of one identity, on average, 1 to 1000000; of one address ten times as many."),
  INGEST_REQUESTS_PER_SECOND("500", "The same for ingest, counted apart."),
  STREAMS("6000", "Live streams that may be open at once, 1 to 100000."),
  STREAMS_PER_IDENTITY("50", "Those of one identity, 1 to 100000."),
  BODY_KIB("1024", "The largest body of a request or WebSocket message, KiB, 1 to 65536."),
  TRANSCRIPTS(
      "on",
      "Who gets to see what was said: `on`, those who may see the call; `off`, nobody at the gateway,"
          + " where transcripts and debriefs are refused and turns come without their text, while cues"
          + " quote the customer; `never`, nobody: the processor writes no words and no quotes to any"
          + " topic either (docs/privacy.md)."),
  REDACTION(
      "on",
      "What is taken out of what was said before it is published or kept: `on` for all of it, `off`,"
          + " or some with commas between: `card`, `account`, `national-id`, `email`, `phone`,"
          + " `birth-date`, `code`, `number` (docs/privacy.md). The same for every instance."),
  TEXT_ENCRYPTION(
      "off",
      "`per-call`: the processor seals what was said with a key of its call, on every topic that it"
          + " writes and in its state; erasing the call deletes the key, and with it all copies"
          + " (docs/privacy.md). Needs a `text-key-file`. Calls go on as they began."),
  TEXT_KEY_FILE(
      "",
      "Master keys that those of calls are wrapped with, a line each: `openssl rand -base64 32` makes"
          + " one. The first wraps, all unwrap. The gateway needs it to show sealed words. Not to be"
          + " readable by everybody."),
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
  WARM_UP_SECONDS(
      "10",
      "The longest that a start may be held up by the sample calls being played for nobody, and by"
          + " what is then compiled, s, 0 to 120: Java is slow at what it runs for the first time,"
          + " and the first agents should not be those who wait for that. 0 leaves it out."),
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
  SCHEMA_REGISTRY_URL(
      "",
      "A schema registry's base URL: Confluent's, Apicurio's, Redpanda's or Karapace's. Empty needs"
          + " none: records are then in Avro's single-object encoding (docs/schema-registry.md)."),
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
