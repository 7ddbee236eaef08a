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

  /** In lower case with hyphens. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The data of the event {@code bye}. */
  byte[] json() {
    return ("{\"reason\":\"" + wireName() + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
