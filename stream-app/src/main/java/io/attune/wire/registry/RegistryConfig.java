package io.attune.wire.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a registry, checked.
 *
 * @param urls base URLs without credentials, one or more
 * @param authorization the header of that name for each URL; empty for none
 * @param ssl Kafka's own names for TLS, such as {@code ssl.truststore.location}; empty for the
 *     JDK's defaults
 */
record RegistryConfig(
    List<URI> urls,
    List<String> authorization,
    Map<String, String> ssl,
    Duration connectWithin,
    Duration answerWithin,
    Retries retries,
    int cached,
    Duration missingFor,
    SubjectNames subjects,
    Writing writing) {
  private static final String PREFIX = "schema.registry.";

  /**
   * How often and how long to try again.
   *
   * @param most tries after the first
   * @param first the first wait, doubled each time
   * @param longest wait
   */
  record Retries(int most, Duration first, Duration longest) {}

  /** Which schema records are written with. */
  record Writing(
      boolean autoRegister, boolean useLatest, boolean latestStrict, boolean normalize) {}

  /** Without credentials. */
  @Override
  public String toString() {
    return "RegistryConfig" + urls;
  }

  /**
   * @param properties Confluent's names; others are left alone
   * @throws IllegalArgumentException naming everything that is wrong, a line for each
   */
  static RegistryConfig of(Map<String, String> properties) {
    Values values = new Values(properties);
    List<URI> given = values.urls();
    RegistryConfig config =
        new RegistryConfig(
            given.stream().map(RegistryConfig::withoutCredentials).toList(),
            values.authorization(given),
            values.ssl(),
            Duration.ofMillis(values.number(RegistrySetting.CONNECT_MS, 1, 60_000)),
            Duration.ofMillis(values.number(RegistrySetting.READ_MS, 1, 60_000)),
            new Retries(
                values.number(RegistrySetting.MAX_RETRIES, 0, 1_000),
                Duration.ofMillis(values.number(RegistrySetting.RETRY_MS, 1, 60_000)),
                Duration.ofMillis(values.number(RegistrySetting.RETRY_MOST_MS, 1, 60_000))),
            values.number(RegistrySetting.CACHE, 1, 100_000),
            Duration.ofSeconds(values.number(RegistrySetting.MISSING_S, 0, 86_400)),
            values.subjects(),
            values.writing());
    if (!values.faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", values.faults));
    }
    return config;
  }

  private static URI withoutCredentials(URI url) {
    String path = url.getRawPath().replaceAll("(?<!/)/+$", "");
    String host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    return URI.create(url.getScheme() + "://" + host + path);
  }

  /** Reads one value after the other and notes what is wrong. */
  private static final class Values {
    private final Map<String, String> properties;
    private final List<String> faults = new ArrayList<>();

    Values(Map<String, String> properties) {
      this.properties = properties;
    }

    String text(RegistrySetting setting) {
      String text = properties.getOrDefault(setting.key(), "").strip();
      return text.isEmpty() ? setting.shownDefault() : text;
    }

    int number(RegistrySetting setting, int least, int most) {
      try {
        int number = Integer.parseInt(text(setting));
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below, in our words.
      }
      wrong(setting, "a whole number from " + least + " to " + most);
      return least;
    }

    boolean isOn(RegistrySetting setting) {
      String text = text(setting);
      if (!text.equals("true") && !text.equals("false")) {
        wrong(setting, "true or false");
      }
      return text.equals("true");
    }

    /** Not repeated in a fault: there may be a password in it. */
    List<URI> urls() {
      List<URI> urls = new ArrayList<>();
      for (String part : text(RegistrySetting.URL).split(",")) {
        try {
          URI url = new URI(part.strip());
          if (url.getHost() != null && ("http".equals(url.getScheme()) || isHttps(url))) {
            urls.add(url);
            continue;
          }
        } catch (URISyntaxException e) {
          // Said below, in our words.
        }
        faults.add(
            RegistrySetting.URL.key()
                + " is no URL like http://host:8081 or https://host/apis/ccompat/v7, several with"
                + " commas between (special characters of a password as %40)");
      }
      return urls;
    }

    private static boolean isHttps(URI url) {
      return "https".equals(url.getScheme());
    }

    List<String> authorization(List<URI> urls) {
      String token = text(RegistrySetting.BEARER_TOKEN);
      if (!text(RegistrySetting.BEARER_SOURCE).equals("STATIC_TOKEN")) {
        wrong(RegistrySetting.BEARER_SOURCE, "STATIC_TOKEN");
      }
      if (!token.isEmpty()) {
        return same(urls, Credentials.bearer(token));
      }
      switch (text(RegistrySetting.BASIC_SOURCE)) {
        case "URL":
          return urls.stream().map(Credentials::ofUrl).toList();
        case "USER_INFO":
          return same(urls, userInfo());
        case "SASL_INHERIT":
          return same(urls, inherited());
        default:
          wrong(RegistrySetting.BASIC_SOURCE, "URL, USER_INFO or SASL_INHERIT");
          return same(urls, "");
      }
    }

    private String userInfo() {
      String info = text(RegistrySetting.BASIC_USER_INFO);
      if (!info.contains(":")) {
        faults.add(RegistrySetting.BASIC_USER_INFO.key() + " is not user:password");
      }
      return Credentials.basic(info);
    }

    private String inherited() {
      try {
        return Credentials.ofJaas(text(RegistrySetting.SASL_JAAS));
      } catch (IllegalArgumentException e) {
        faults.add(e.getMessage());
        return "";
      }
    }

    private static List<String> same(List<URI> urls, String header) {
      return urls.stream().map(url -> header).toList();
    }

    Map<String, String> ssl() {
      Map<String, String> ssl = new TreeMap<>();
      Arrays.stream(RegistrySetting.values())
          .map(RegistrySetting::key)
          .filter(key -> key.startsWith(PREFIX + "ssl."))
          .filter(key -> !properties.getOrDefault(key, "").isBlank())
          .forEach(key -> ssl.put(key.substring(PREFIX.length()), properties.get(key).strip()));
      return ssl;
    }

    SubjectNames subjects() {
      return SubjectNames.of(text(RegistrySetting.SUBJECTS))
          .orElseGet(
              () -> {
                wrong(
                    RegistrySetting.SUBJECTS,
                    "TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy");
                return SubjectNames.TOPIC;
              });
    }

    Writing writing() {
      Writing writing =
          new Writing(
              isOn(RegistrySetting.AUTO_REGISTER),
              isOn(RegistrySetting.USE_LATEST),
              isOn(RegistrySetting.LATEST_STRICT),
              isOn(RegistrySetting.NORMALIZE));
      if (writing.autoRegister() && writing.useLatest()) {
        faults.add("use.latest.version goes with auto.register.schemas=false only");
      }
      return writing;
    }

    private void wrong(RegistrySetting setting, String right) {
      faults.add(setting.key() + " is \"" + text(setting) + "\", expected " + right);
    }
  }
}
