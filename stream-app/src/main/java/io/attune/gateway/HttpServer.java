package io.attune.gateway;

import io.attune.gateway.access.Access;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP port: {@code /metrics} for Prometheus, {@code /health} for a restarter, {@code /ready}
 * for a load balancer, and what others add. All threads are daemons.
 */
public final class HttpServer implements AutoCloseable {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int MOST_THREADS = 64;

  private final Javalin javalin;
  private final String scheme;
  private final String host;

  private HttpServer(Javalin javalin, String scheme, String host) {
    this.javalin = javalin;
    this.scheme = scheme;
    this.host = host;
  }

  /**
   * Listens from when it returns.
   *
   * @param host address to listen on
   * @param port 0 takes a free one
   * @param access who is let in
   * @param metrics all metrics in Prometheus' text format
   * @param health asked on every request; must not block
   * @param more what else it serves
   * @throws UncheckedIOException saying so if the port is taken or the address is not ours
   */
  public static HttpServer start(
      String host,
      int port,
      Access access,
      Supplier<String> metrics,
      Supplier<Health> health,
      Consumer<JavalinConfig> more) {
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, access, metrics, health);
              more.accept(config);
            });
    try {
      return new HttpServer(javalin.start(host, port), access.scheme(), host);
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException(whyNot(host, port, e), e));
    }
  }

  private static void configure(
      JavalinConfig config, Access access, Supplier<String> metrics, Supplier<Health> health) {
    access.install(config);
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.threadPool = threads();
    // Requests here take a millisecond; a stop waits for nobody.
    config.jetty.modifyServer(server -> server.setStopTimeout(0));
    config.routes.get(
        "/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(metrics.get()));
    config.routes.get("/health", context -> answer(context, health.get(), Health::alive));
    config.routes.get("/ready", context -> answer(context, health.get(), Health::ready));
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
    threads.setName("attune-http");
    threads.setDaemon(true);
    return threads;
  }

  private static void answer(
      Context context, Health health, java.util.function.Predicate<Health> good) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("state", health.state());
    if (!health.reason().isEmpty()) {
      body.put("reason", health.reason());
    }
    context.status(good.test(health) ? 200 : 503).json(body);
  }

  private static String whyNot(String host, int port, RuntimeException e) {
    if (e instanceof JavalinBindException) {
      return "cannot listen on "
          + host
          + ":"
          + port
          + ", another program may have the port;"
          + " choose one with http-port (0 takes a free one)";
    }
    return "cannot listen on " + host + ":" + port + ": " + e.getMessage();
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Where a browser on this machine finds it, {@code http://host:port} or {@code https}. */
  public String address() {
    boolean anywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = anywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return scheme + "://" + name + ":" + port();
  }

  /** Stops within a second, whoever is connected. */
  @Override
  public void close() {
    javalin.stop();
  }
}
