package io.attune.app;

import io.attune.playbook.yaml.NearestName;
import io.attune.wire.registry.RegistrySetting;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was set, and where, before anybody asks what it means. Later sources win: a file, the
 * environment, the command line. A value of blanks counts as not set, as compose files write it.
 */
final class GivenSettings {
  /** A value and how its user knows it, such as {@code ATTUNE_THREADS}. */
  record Given(String value, String where) {}

  static final String KAFKA = "kafka.";
  private static final String KAFKA_ENVIRONMENT = Setting.ENVIRONMENT + "KAFKA_";

  /** Read by the launcher, not by us. */
  private static final String JAVA_OPTIONS = "ATTUNE_JAVA_OPTS";

  /** What Kubernetes puts into every pod beside a service whose name starts with "attune". */
  private static final Pattern KUBERNETES =
      Pattern.compile(
          "ATTUNE_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT|PORT_\\d+_(TCP|UDP|SCTP)(_\\w+)?)");

  /** Before settings of a {@code serde.class} that only that class knows. */
  private static final String SERDE = "serde.";

  private final Map<Setting, Given> settings = new EnumMap<>(Setting.class);
  private final Map<String, String> kafka = new TreeMap<>();
  private final Map<String, String> registry = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  GivenSettings file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      faults.add(file + ": " + e.getMessage());
    } catch (CharacterCodingException e) {
      faults.add(file + " is not in UTF-8; save it as that");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key);
      if (key.startsWith(KAFKA)) {
        kafka(key.substring(KAFKA.length()), value);
      } else if (!registry(key, value, key + " in " + file)) {
        put(key, value, key + " in " + file, file + ": there is no setting " + key, "");
      }
    }
    return this;
  }

  GivenSettings environment(Map<String, String> environment) {
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (!name.startsWith(Setting.ENVIRONMENT) || foreign(name, value)) {
                return;
              }
              if (name.startsWith(KAFKA_ENVIRONMENT)) {
                String key = name.substring(KAFKA_ENVIRONMENT.length());
                kafka(key.toLowerCase(Locale.ROOT).replace('_', '.'), value);
                return;
              }
              String key = name.substring(Setting.ENVIRONMENT.length()).toLowerCase(Locale.ROOT);
              if (registry(key.replace('_', '.'), value, name)) {
                return;
              }
              key = key.replace('_', '-');
              put(key, value, name, "there is no setting " + name, Setting.ENVIRONMENT);
            });
    return this;
  }

  GivenSettings commandLine(Map<Setting, String> options) {
    options.forEach(
        (setting, value) -> settings.put(setting, new Given(value.strip(), "--" + setting.key())));
    return this;
  }

  Optional<Given> get(Setting setting) {
    return Optional.ofNullable(settings.get(setting));
  }

  /** Kafka's own settings, without our prefix. */
  Map<String, String> kafka() {
    return kafka;
  }

  /**
   * The registry's own settings, under Confluent's names; without its URL, which is a setting of
   * ours.
   */
  Map<String, String> registry() {
    return registry;
  }

  /** Names that nobody knows. */
  List<String> faults() {
    return faults;
  }

  private static boolean foreign(String name, String value) {
    return name.equals(JAVA_OPTIONS)
        || (KUBERNETES.matcher(name).matches()
            && (!name.endsWith("_PORT") || value.contains("://") || name.contains("_SERVICE_")));
  }

  private void kafka(String key, String value) {
    if (!value.isBlank()) {
      kafka.put(key, value.strip());
    }
  }

  /** Whether it was one of the registry's. */
  private boolean registry(String key, String value, String where) {
    String text = value.strip();
    if (key.equals(RegistrySetting.URL.key())) {
      if (!text.isEmpty()) {
        settings.put(Setting.SCHEMA_REGISTRY_URL, new Given(text, where));
      }
      return true;
    }
    boolean known = RegistrySetting.keys().contains(key);
    if (!known && !key.startsWith(SERDE)) {
      return false;
    }
    if (!text.isEmpty()) {
      registry.put(known ? key : key.substring(SERDE.length()), text);
    }
    return true;
  }

  private void put(String key, String value, String where, String unknown, String prefix) {
    Optional<Setting> setting = Setting.of(key);
    if (setting.isEmpty()) {
      faults.add(unknown + meant(key, prefix));
    } else if (!value.isBlank()) {
      settings.put(setting.get(), new Given(value.strip(), where));
    }
  }

  /** The nearest name, of our settings or of the registry's, written as it was tried. */
  private static String meant(String key, String prefix) {
    return NearestName.of(key, Setting.keys())
        .or(() -> NearestName.of(key.replace('-', '.'), RegistrySetting.keys()))
        .map(
            near ->
                prefix.isEmpty()
                    ? near
                    : prefix + near.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
        .map(near -> ", did you mean " + near + "?")
        .orElse("");
  }
}
