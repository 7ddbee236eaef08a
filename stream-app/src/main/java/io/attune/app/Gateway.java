package io.attune.app;

import io.attune.app.debrief.Pages;
import io.attune.app.play.Cluster;
import io.attune.engine.Shelf;
import io.attune.gateway.Health;
import io.attune.gateway.HttpServer;
import io.attune.gateway.Publisher;
import io.attune.gateway.RequestMeters;
import io.attune.gateway.access.Access;
import io.attune.gateway.ingest.IngestRoutes;
import io.attune.gateway.live.Live;
import io.attune.gateway.pages.Debriefs;
import io.attune.gateway.pages.PageRoutes;
import io.attune.topology.Topics;
import io.javalin.config.JavalinConfig;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The role {@code gateway}, running: the edge where HTTP ends and Kafka begins. */
final class Gateway implements AutoCloseable {
  private final Access access;
  private final Publisher publisher;
  private final Live live;
  private final IngestRoutes ingest;
  private final Debriefs debriefs;
  private HttpServer server;

  private Gateway(AppConfig config, Supplier<Shelf> shelf, Metrics metrics) {
    Topics topics = config.topics();
    access = Access.of(config.access(), Clock.systemUTC());
    debriefs = new KafkaDebriefs(new Cluster(config.clientProperties(), topics), shelf);
    publisher =
        Publisher.connect(
            config.clientProperties(), topics, metrics.registry(), System::currentTimeMillis);
    live =
        new Live(
            config.clientProperties(),
            topics,
            config.transcripts() == Transcripts.ON,
            metrics.registry(),
            System::currentTimeMillis);
    ingest =
        new IngestRoutes(
            access, publisher, producerId(config), metrics.registry(), System::currentTimeMillis);
  }

  /**
   * Listens from when it returns; what needs Kafka comes when Kafka does.
   *
   * @param shelf the playbooks at hand, published ones among them; asked for when needed
   * @throws Failure if the port cannot be had
   */
  static Gateway start(
      AppConfig config, Supplier<Shelf> shelf, Metrics metrics, Supplier<Health> health) {
    Gateway gateway = open(config, shelf, metrics);
    try {
      gateway.listen(config, metrics, health);
      gateway.live.start();
      return gateway;
    } catch (UncheckedIOException e) {
      gateway.close();
      throw Failure.environment(e.getCause().getMessage(), e);
    } catch (RuntimeException | Error e) {
      gateway.close();
      throw e;
    }
  }

  /**
   * Ready to serve, but not listening.
   *
   * @throws Failure if a file that the settings name cannot be used
   */
  static Gateway open(AppConfig config, Supplier<Shelf> shelf, Metrics metrics) {
    try {
      return new Gateway(config, shelf, metrics);
    } catch (UncheckedIOException e) {
      throw Failure.badInput(e.getCause().getMessage());
    }
  }

  private void listen(AppConfig config, Metrics metrics, Supplier<Health> health) {
    server =
        HttpServer.start(
            config.httpHost(),
            config.httpPort(),
            access,
            metrics::scrape,
            health,
            javalin -> {
              new RequestMeters(metrics.registry()).addTo(javalin);
              addTo(javalin, config, health);
            });
  }

  /** Adds all that it serves beside what {@link HttpServer} does by itself. */
  void addTo(JavalinConfig javalin, AppConfig config, Supplier<Health> health) {
    live.addTo(javalin, access, publisher, debriefs);
    PageRoutes.addTo(
        javalin,
        Pages.charts(),
        config.access().embedOrigins(),
        health,
        () -> access.isDevelopment() ? live.agents() : Set.of());
    ingest.addTo(javalin);
  }

  /** The same after a restart if the instance has a name; else its calls' signal counts as lost. */
  private static String producerId(AppConfig config) {
    String name = config.instanceId().orElseGet(() -> UUID.randomUUID().toString().substring(0, 8));
    return "gateway-" + name;
  }

  /** Where a browser on this machine finds it. */
  String address() {
    return server.address();
  }

  /** Whether the streams show the present. */
  boolean isReady() {
    return live.isReady();
  }

  /** Why they do not, in a few words. */
  String trouble() {
    return live.trouble();
  }

  /** Waits until the streams show the present; returns whether they do. */
  boolean awaitReady(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isReady() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return isReady();
  }

  @Override
  public void close() {
    live.close();
    ingest.close();
    if (server != null) {
      server.close();
    }
    publisher.close();
  }
}
