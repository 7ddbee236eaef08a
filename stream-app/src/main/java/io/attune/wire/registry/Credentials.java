package io.attune.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of the header {@code Authorization}, and where they come from. None of its methods repeats
 * what it was given.
 */
final class Credentials {
  private static final Pattern USER = Pattern.compile("\\busername=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern PASSWORD = Pattern.compile("\\bpassword=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private Credentials() {}

  static String bearer(String token) {
    return "Bearer " + token;
  }

  /**
   * @param userInfo {@code user:password}
   */
  static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
  }

  /** Of a URL like {@code https://user:password@host}; empty if there is nothing of the kind. */
  static String ofUrl(URI url) {
    return url.getUserInfo() == null ? "" : basic(url.getUserInfo());
  }

  /**
   * Of the login of Kafka's clients.
   *
   * @throws IllegalArgumentException if it has no user and password
   */
  static String ofJaas(String jaas) {
    Matcher user = USER.matcher(jaas);
    Matcher password = PASSWORD.matcher(jaas);
    if (!user.find() || !password.find()) {
      throw new IllegalArgumentException(
          "basic.auth.credentials.source is SASL_INHERIT, and sasl.jaas.config has no username=\"…\""
              + " and password=\"…\"");
    }
    return basic(unescaped(user.group(1)) + ":" + unescaped(password.group(1)));
  }

  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
