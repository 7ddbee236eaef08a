package io.attune.gateway.live;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Why the gateway ends a connection. */
enum Farewell {
  /** The time until which the client was let in is over. */
  TOKEN_EXPIRED,
  /** It does not take what is sent to it. */
  SLOW,
  /** Too many streams are open. */
  CROWDED,
  /** This instance stops; another one, or the same one soon, goes on. */
  STOPPING;

  /** The data of the event {@code bye}. */
  byte[] json() {
    String reason = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return ("{\"reason\":\"" + reason + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
