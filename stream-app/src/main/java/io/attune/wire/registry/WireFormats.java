package io.attune.wire.registry;

import io.attune.wire.WireFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which way of writing records the settings ask for. */
public final class WireFormats {
  private static final Map<Key, WireFormat> SHARED = new ConcurrentHashMap<>();

  private record Key(Map<String, String> properties, String prefix) {}

  private WireFormats() {}

  /**
   * Somebody's serde if one is named, else Confluent's format if there is a registry, else Avro's
   * single-object encoding. The same settings give the same format, so that what one part of the
   * process has fetched is there for all.
   *
   * @param properties names as {@link RegistrySetting} has them
   * @param prefix before every topic's name
   * @throws IllegalArgumentException naming everything that is wrong, a line for each
   */
  public static WireFormat of(Map<String, String> properties, String prefix) {
    return SHARED.computeIfAbsent(new Key(Map.copyOf(properties), prefix), WireFormats::make);
  }

  private static WireFormat make(Key key) {
    if (isSet(key.properties, RegistrySetting.SERDE_CLASS)) {
      return SerdeFormat.of(key.properties, key.prefix);
    }
    return isSet(key.properties, RegistrySetting.URL)
        ? RegistryFormat.of(key.properties, key.prefix)
        : WireFormat.SINGLE_OBJECT;
  }

  private static boolean isSet(Map<String, String> properties, RegistrySetting setting) {
    return !properties.getOrDefault(setting.key(), "").isBlank();
  }
}
