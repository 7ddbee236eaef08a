package io.attune.gateway.access;

import io.javalin.http.Context;

/** Tells who sends a request. Safe for threads; must not block for long. */
@FunctionalInterface
public interface Gate {
  /** The attribute of a request, and of its web socket, that has the {@link Identity} let in. */
  String IDENTITY = "io.attune.identity";

  /**
   * Who sends this request, or asks for this web socket.
   *
   * @throws Refused if nobody says so, or what they show cannot be trusted
   */
  Identity admit(Context request);
}
