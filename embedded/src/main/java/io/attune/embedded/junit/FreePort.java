package io.attune.embedded.junit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that a test names before somebody listens on them, or that are listened on again after a
 * pause. A free port of the system's own choice would do until another test's connection is given
 * the same one; these are below all that systems give out by themselves.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;

  /** Linux gives out from 32,768 on, others from 49,152. */
  private static final int LIMIT = 32_000;

  private static final int TRIES = 100;

  private FreePort() {}

  /**
   * One on which nobody listens on the loopback address.
   *
   * @throws IllegalStateException if none is found
   */
  public static int forLater() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, LIMIT);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException e) {
        // Taken, or not for us.
      }
    }
    throw new IllegalStateException("no free port from " + LOWEST + " to " + LIMIT);
  }
}
