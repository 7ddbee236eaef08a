package io.attune.gateway.live;

import java.util.function.Consumer;

/** One open connection to a client. Safe for threads; nothing here waits for the client. */
interface Outlet {
  /**
   * Hands on an event. A client that does not take what is sent to it is cut off: it comes back and
   * is told what it missed.
   *
   * @param id where the client is afterwards, null for an event that moves it nowhere
   * @param name of the event
   * @param data one JSON object, as UTF-8
   */
  void send(String id, String name, byte[] data);

  /** Shows that the connection lives. */
  void beat();

  /** Says why and ends it; does nothing if it has ended. */
  void end(Farewell why);

  /**
   * Called once when it has ended, with why we ended it, or null if the client did; at once if it
   * has.
   */
  void whenEnded(Consumer<Farewell> then);
}
