package io.attune.gateway.pages;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An OpenID Connect issuer at which everybody is signed in already: checks the code flow with PKCE
 * as RFC 7636 has it, and gives the tokens access-1, access-2 and so on.
 */
final class Issuer implements AutoCloseable {
  private final Javalin javalin;
  private final List<String> grants = new CopyOnWriteArrayList<>();
  private volatile String challenge = "";
  private volatile boolean givesRefreshTokens = true;

  Issuer() {
    javalin =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.showOldJavalinVersionWarning = false;
                  config.startup.startupWatcherEnabled = false;
                  config.jetty.modifyServer(server -> server.setStopTimeout(0));
                  config.routes.before(
                      context -> context.header("Access-Control-Allow-Origin", "*"));
                  config.routes.get("/.well-known/openid-configuration", this::describe);
                  config.routes.get("/authorize", this::authorize);
                  config.routes.post("/token", this::giveTokens);
                })
            .start("127.0.0.1", 0);
  }

  private void describe(Context context) {
    context.json(
        Map.of(
            "issuer", url(),
            "authorization_endpoint", url() + "/authorize",
            "token_endpoint", url() + "/token"));
  }

  private void authorize(Context context) {
    boolean asked =
        "code".equals(context.queryParam("response_type"))
            && "S256".equals(context.queryParam("code_challenge_method"))
            && "attune-pages".equals(context.queryParam("client_id"));
    if (!asked) {
      context.status(400);
      return;
    }
    challenge = context.queryParam("code_challenge");
    context.redirect(
        context.queryParam("redirect_uri") + "?code=a-code&state=" + context.queryParam("state"));
  }

  private void giveTokens(Context context) {
    String grant = Objects.requireNonNull(context.formParam("grant_type"));
    grants.add(grant);
    boolean good =
        grant.equals("refresh_token")
            ? "refresh".equals(context.formParam("refresh_token"))
            : "a-code".equals(context.formParam("code"))
                && challenge.equals(hashed(context.formParam("code_verifier")));
    if (!good) {
      context.status(400).json(Map.of("error", "invalid_grant"));
      return;
    }
    Map<String, Object> tokens = new LinkedHashMap<>();
    tokens.put("access_token", "access-" + grants.size());
    tokens.put("expires_in", 600);
    if (givesRefreshTokens) {
      tokens.put("refresh_token", "refresh");
    }
    context.json(tokens);
  }

  private static String hashed(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  void giveNoRefreshTokens() {
    givesRefreshTokens = false;
  }

  /** What tokens were asked for with, in order. */
  List<String> grants() {
    return List.copyOf(grants);
  }

  String url() {
    return "http://127.0.0.1:" + javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
