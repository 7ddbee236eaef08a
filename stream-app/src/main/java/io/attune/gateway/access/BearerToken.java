package io.attune.gateway.access;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the token in a request: {@code Authorization: Bearer}, or, since a browser can set no
 * header on a WebSocket, the entry {@code bearer.<token>} of its subprotocols. Never in the query,
 * which ends up in logs, nor in cookies, which are sent unasked.
 */
final class BearerToken {
  /** The subprotocol that we speak; a token's entry stands behind it. */
  static final String SUBPROTOCOL = "attune";

  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";
  private static final String ENTRY = "bearer.";
  private static final int LONGEST = 12 * 1024;
  private static final Pattern CREDENTIALS =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /**
   * The one token of a request; empty if it has none.
   *
   * @throws Refused if there are several, or something else than a bearer token
   */
  static Optional<String> of(Context request) {
    List<String> tokens = new ArrayList<>();
    for (String header : Collections.list(request.req().getHeaders("Authorization"))) {
      tokens.add(credentials(header));
    }
    if (isUpgrade(request)) {
      tokens.addAll(entries(request));
    }
    if (tokens.size() > 1) {
      throw new Refused(401, "Send one token, once.");
    }
    return tokens.stream().findFirst();
  }

  private static String credentials(String header) {
    // Before the pattern is tried on it.
    var matcher = header.length() > LONGEST ? null : CREDENTIALS.matcher(header.strip());
    if (matcher == null || !matcher.matches()) {
      throw new Refused(
          401, "The Authorization header must be: Bearer, a blank, and a token of at most 12 KiB.");
    }
    return matcher.group(1);
  }

  private static boolean isUpgrade(Context request) {
    return request.header("Sec-WebSocket-Version") != null;
  }

  private static List<String> entries(Context request) {
    List<String> offered = new ArrayList<>();
    for (String header : Collections.list(request.req().getHeaders(SUBPROTOCOLS))) {
      for (String entry : header.split(",")) {
        offered.add(entry.strip());
      }
    }
    List<String> tokens =
        offered.stream()
            .filter(entry -> entry.startsWith(ENTRY))
            .map(entry -> entry.substring(ENTRY.length()))
            .toList();
    // The first one is what the answer names, and that must not be the token.
    if (!tokens.isEmpty() && !offered.get(0).equals(SUBPROTOCOL)) {
      request.res().setHeader(SUBPROTOCOLS, null);
      throw new Refused(400, "The first WebSocket subprotocol must be: " + SUBPROTOCOL);
    }
    if (tokens.stream().anyMatch(token -> token.length() > LONGEST)) {
      throw new Refused(401, "A token has at most 12 KiB.");
    }
    return tokens;
  }
}
