package io.attune.app;

import io.attune.gateway.access.AccessSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The settings that say who is let in, out of all others. */
final class AccessValues {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
  private static final int MOST_RATE = 1_000_000;
  private static final int MOST_STREAMS = 100_000;
  private static final int MOST_BODY_KIB = 65_536;

  private final SettingValues values;

  AccessValues(SettingValues values) {
    this.values = values;
  }

  AccessSettings check() {
    return new AccessSettings(
        values.text(Setting.HTTP_HOST),
        open(),
        issuer(),
        path(Setting.INGEST_TOKENS),
        origins(Setting.CORS_ORIGINS),
        origins(Setting.EMBED_ORIGINS),
        list(
            Setting.TRUSTED_PROXIES,
            AccessSettings::isAddressPattern,
            "addresses or CIDR blocks with commas between, such as 10.0.0.0/8"),
        path(Setting.TLS_KEYSTORE)
            .map(file -> new AccessSettings.Tls(file, values.text(Setting.TLS_KEYSTORE_PASSWORD))),
        new AccessSettings.Limits(
            values.number(Setting.REQUESTS_PER_SECOND, 1, MOST_RATE),
            values.number(Setting.INGEST_REQUESTS_PER_SECOND, 1, MOST_RATE),
            values.number(Setting.STREAMS, 1, MOST_STREAMS),
            values.number(Setting.STREAMS_PER_IDENTITY, 1, MOST_STREAMS),
            values.number(Setting.BODY_KIB, 1, MOST_BODY_KIB) * 1024));
  }

  private boolean open() {
    String text = values.text(Setting.ACCESS);
    boolean open = text.equals("open");
    if (!open && !text.equals("auto")) {
      values.wrong(Setting.ACCESS, "auto or open");
    }
    if (open && given(Setting.OIDC_ISSUER).isPresent()) {
      values.wrong(Setting.ACCESS, "auto where there are logins (oidc-issuer)");
    }
    return open;
  }

  private Optional<AccessSettings.Issuer> issuer() {
    Optional<String> url = url(Setting.OIDC_ISSUER);
    Optional<String> jwksUrl = url(Setting.OIDC_JWKS_URL);
    Optional<String> audience = given(Setting.OIDC_AUDIENCE);
    if (url.isPresent() && audience.isEmpty()) {
      values.wrong(Setting.OIDC_AUDIENCE, "what the tokens of oidc-issuer have as aud for Attune");
    }
    if (url.isEmpty() && (jwksUrl.isPresent() || audience.isPresent())) {
      values.wrong(Setting.OIDC_ISSUER, "the issuer to which the other oidc settings belong");
    }
    return url.map(
        issuer ->
            new AccessSettings.Issuer(
                issuer,
                jwksUrl,
                audience.orElse(""),
                given(Setting.OIDC_CLIENT_ID),
                new AccessSettings.Claims(
                    values.text(Setting.OIDC_ROLES_CLAIM),
                    values.text(Setting.OIDC_TEAMS_CLAIM),
                    values.text(Setting.OIDC_AGENT_CLAIM),
                    values.text(Setting.OIDC_TENANT_CLAIM))));
  }

  private Optional<String> given(Setting setting) {
    return Optional.of(values.text(setting)).filter(text -> !text.isEmpty());
  }

  private Optional<String> url(Setting setting) {
    Optional<String> text = given(setting);
    if (text.isPresent() && !isUrl(text.get())) {
      values.wrong(setting, "https://, a host and perhaps a path");
      return Optional.empty();
    }
    return text;
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Optional<Path> path(Setting setting) {
    try {
      return given(setting).map(text -> Path.of(text).toAbsolutePath());
    } catch (InvalidPathException e) {
      values.wrong(setting, "a file");
      return Optional.empty();
    }
  }

  private Set<String> origins(Setting setting) {
    return list(
        setting,
        origin -> ORIGIN.matcher(origin).matches(),
        "origins as browsers write them, https://crm.example, with commas between and no * among"
            + " them");
  }

  private Set<String> list(Setting setting, Predicate<String> good, String right) {
    Set<String> list = new LinkedHashSet<>();
    given(setting)
        .ifPresent(
            text -> Arrays.stream(text.split(",", -1)).map(String::strip).forEach(list::add));
    if (!list.stream().allMatch(good)) {
      values.wrong(setting, right);
      return Set.of();
    }
    return list;
  }
}
