package io.attune.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.embedded.junit.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** deploy/prometheus and deploy/grafana by a real Prometheus, which looks at a real Attune. */
@NeedsDocker(PrometheusIT.PROMETHEUS)
@Timeout(180)
class PrometheusIT {
  static final String PROMETHEUS = "prom/prometheus:v2.53.3";

  private static final Path CONFIG = Path.of("..", "deploy", "prometheus");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path state;

  @Test
  void theRulesSpeakWhenTheyShouldAndOnlyThen() {
    assertThat(promtool("test", "rules", "/deploy/alerts-test.yml")).contains("SUCCESS");
  }

  @Test
  void theConfigurationIsValid() {
    assertThat(promtool("check", "config", "/deploy/prometheus.yml"))
        .contains("is valid prometheus config file syntax", "rules found");
  }

  private static String promtool(String... command) {
    try (GenericContainer<?> promtool = new GenericContainer<>(PROMETHEUS)) {
      promtool
          .withCopyFileToContainer(MountableFile.forHostPath(CONFIG), "/deploy")
          .withCreateContainerCmdModifier(create -> create.withEntrypoint("promtool"))
          .withCommand(command)
          .withStartupCheckStrategy(
              new OneShotStartupCheckStrategy().withTimeout(Duration.ofSeconds(30)));
      try {
        promtool.start();
      } catch (RuntimeException e) {
        throw new AssertionError(promtool.getLogs(), e);
      }
      return promtool.getLogs();
    }
  }

  @Test
  void everyPanelHasAnAnswerAndNoAlertFires() throws Exception {
    int port = FreePort.forLater();
    try (Observed attune = Observed.start(state);
        GenericContainer<?> prometheus = prometheus(attune.port(), port)) {
      prometheus.start();
      awaitScrapes(port, 2);
      attune.play();
      // Meters of Kafka's are looked for every ten seconds; a rate needs two scrapes of one.
      await(port, "count(rate(kafka_stream_thread_blocked_time_ns_total[1m]))");
      await(port, "count(rate(attune_cue_verdicts_total[1m]))");

      List<String> silent = new ArrayList<>();
      List<Dashboards.Expression> expressions = Dashboards.expressions();
      assertThat(expressions).hasSizeGreaterThan(80);
      for (Dashboards.Expression expression : expressions) {
        if (ask(port, expression.promql()).isEmpty()) {
          silent.add(expression.of() + ": " + expression.promql());
        }
      }
      assertThat(silent).isEmpty();
      assertThat(ask(port, "ALERTS{alertstate=\"firing\"}")).isEmpty();
    }
  }

  /** In this machine's network, where Attune listens on the loopback address alone. */
  private static GenericContainer<?> prometheus(int attune, int port) {
    String config =
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [/deploy/alerts.yml]
        scrape_configs:
          - job_name: attune
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(attune);
    return new GenericContainer<>(PROMETHEUS)
        .withNetworkMode("host")
        .withCopyFileToContainer(MountableFile.forHostPath(CONFIG), "/deploy")
        .withCopyToContainer(Transferable.of(config), "/tmp/prometheus.yml")
        .withCommand(
            "--config.file=/tmp/prometheus.yml",
            "--storage.tsdb.path=/tmp/data",
            "--web.listen-address=127.0.0.1:" + port);
  }

  private void awaitScrapes(int port, int count) throws Exception {
    await(port, "sum_over_time(up[1m]) >= " + count);
  }

  private void await(int port, String condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (!ask(port, condition).isEmpty()) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      Thread.sleep(200);
    }
    throw new AssertionError("never true: " + condition);
  }

  private JsonNode ask(int port, String promql) throws Exception {
    String query = URLEncoder.encode(promql, StandardCharsets.UTF_8);
    URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + query);
    String body =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    JsonNode answer = JSON.readTree(body);
    assertThat(answer.path("status").asText()).as(body).isEqualTo("success");
    return answer.path("data").path("result");
  }
}
