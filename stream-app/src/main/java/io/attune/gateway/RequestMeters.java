package io.attune.gateway;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long requests take and how they end, by the route that answered them, never by its address:
 * that names calls and agents. Safe for threads.
 */
public final class RequestMeters {
  /** What no route answered: files of the pages, and addresses that lead nowhere. */
  private static final String NO_ROUTE = "none";

  /** A stream lasts as long as its client wants, which is no time to answer. */
  private static final String STREAMS = "/live/";

  private final MeterRegistry registry;

  public RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Looks at every request from now on. */
  public void addTo(JavalinConfig config) {
    config.requestLogger.http((request, ms) -> answered(request, ms));
  }

  private void answered(Context request, float ms) {
    Endpoint matched = request.endpoints().matchedHttpEndpoint();
    String route = matched == null ? NO_ROUTE : matched.path;
    if (route.startsWith(STREAMS)) {
      return;
    }
    Timer.builder("attune.http.requests")
        .description("Requests, from their first byte to the last of the answer")
        // A client may call its method anything; only those that a route knows are told apart.
        .tag("method", matched == null ? "any" : matched.method.name())
        .tag("route", route)
        .tag("status", Integer.toString(request.statusCode()))
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry)
        .record((long) (ms * 1_000), TimeUnit.MICROSECONDS);
  }
}
