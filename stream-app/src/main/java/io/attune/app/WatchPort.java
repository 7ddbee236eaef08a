package io.attune.app;

import io.attune.gateway.Health;
import io.attune.gateway.HttpServer;
import io.attune.gateway.access.Access;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The port of an instance that is no gateway: {@code /metrics}, {@code /health}, {@code /ready}.
 */
final class WatchPort implements AutoCloseable {
  private final HttpServer server;

  private WatchPort(HttpServer server) {
    this.server = server;
  }

  /**
   * Listens from when it returns.
   *
   * @throws Failure if the port cannot be had
   */
  static WatchPort open(AppConfig config, Metrics metrics, Supplier<Health> health) {
    Access access = Access.of(config.access(), Clock.systemUTC());
    try {
      return new WatchPort(
          HttpServer.start(
              config.httpHost(), config.httpPort(), access, metrics::scrape, health, more -> {}));
    } catch (UncheckedIOException e) {
      throw Failure.environment(e.getCause().getMessage(), e);
    }
  }

  /** Where a browser on this machine finds it. */
  String address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}
