package io.attune.app;

import io.attune.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Settings of instances under test, whatever the environment says. */
final class TestConfig {
  private TestConfig() {}

  /**
   * Settings for an instance at a broker, on a port that is free.
   *
   * @param prefix of its topics
   * @param folder where it keeps its state
   * @param more settings beside these, or in their place
   */
  static AppConfig at(EmbeddedKafka kafka, String prefix, Path folder, Map<Setting, String> more) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    given.put(Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
    given.put(Setting.TOPIC_PREFIX, prefix);
    given.put(Setting.HTTP_PORT, "0");
    given.put(Setting.STATE_DIR, folder.toString());
    given.putAll(more);
    return AppConfig.read(Optional.empty(), Map.of(), given);
  }
}
