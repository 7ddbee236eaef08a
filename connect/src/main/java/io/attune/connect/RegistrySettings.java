package io.attune.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.types.Password;

/**
 * Where the registry is, under Confluent's names.
 *
 * @param urls tried in their order; a path in them is kept
 * @param userInfo {@code user:password} for basic authentication, null for none
 * @param token a bearer token, null for none
 */
record RegistrySettings(List<String> urls, String userInfo, String token) {
  private static final String URL = "schema.registry.url";
  private static final String USER_INFO = "basic.auth.user.info";
  private static final String TOKEN = "bearer.auth.token";

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              URL,
              Type.LIST,
              List.of(),
              Importance.HIGH,
              "Addresses of one registry of the Confluent protocol, with commas between; none if"
                  + " Attune runs without.")
          .define(
              USER_INFO, Type.PASSWORD, null, Importance.MEDIUM, "user:password for the registry.")
          .define(TOKEN, Type.PASSWORD, null, Importance.MEDIUM, "Bearer token for the registry.");

  /** Nothing if no address is set. */
  static Optional<RegistrySettings> of(Map<String, ?> settings) {
    AbstractConfig config = new AbstractConfig(DEFINITION, settings, false);
    List<String> urls = config.getList(URL).stream().filter(url -> !url.isBlank()).toList();
    return urls.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RegistrySettings(
                urls, plain(config.getPassword(USER_INFO)), plain(config.getPassword(TOKEN))));
  }

  private static String plain(Password secret) {
    return secret == null ? null : secret.value();
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return urls.toString();
  }
}
