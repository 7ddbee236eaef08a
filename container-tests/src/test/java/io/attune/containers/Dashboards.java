package io.attune.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The expressions of deploy/grafana, as Grafana would ask for them. */
final class Dashboards {
  private static final Path FOLDER = Path.of("..", "deploy", "grafana", "dashboards");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Dashboards() {}

  /**
   * One of them.
   *
   * @param of its dashboard and panel
   * @param promql with times that fit a run of half a minute
   */
  record Expression(String of, String promql) {}

  static List<Expression> expressions() throws IOException {
    List<Expression> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = JSON.readTree(file.toFile());
        for (JsonNode panel : dashboard.path("panels")) {
          for (JsonNode target : panel.path("targets")) {
            String of = dashboard.path("title").asText() + ", " + panel.path("title").asText();
            all.add(new Expression(of, asked(target.path("expr").asText())));
          }
        }
      }
    }
    return all;
  }

  private static String asked(String expression) {
    return expression
        .replace("$instance", ".*")
        .replace("$__rate_interval", "1m")
        .replace("$__interval", "1m")
        .replace("$__range", "5m");
  }
}
