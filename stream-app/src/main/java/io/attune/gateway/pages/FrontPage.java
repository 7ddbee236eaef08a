package io.attune.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.gateway.Health;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.stream.Collectors;

/** The page at {@code /}: how the instance is, and what else there is to look at. */
final class FrontPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Attune</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/assets/theme.css">
      <link rel="stylesheet" href="/assets/shell.css">
      <link rel="stylesheet" href="/assets/front.css">
      </head>
      <body>
      <header class="bar"><p class="brand">Attune</p></header>
      <main class="front">
      <h1>%s</h1>
      <dl>
      <dt><a href="/supervisor">Live calls</a></dt><dd>for supervisors: who needs help now</dd>
      <dt><a href="/calls">Finished calls</a></dt><dd>with the debrief of each</dd>
      <dt><a href="/overlay">Overlay</a></dt><dd>what an agent sees beside a call%s</dd>
      <dt><a href="/assets/openapi.yaml">OpenAPI</a>, <a href="/assets/asyncapi.yaml">AsyncAPI</a></dt>
      <dd>for programs</dd>
      <dt><a href="/metrics">/metrics</a></dt><dd>for Prometheus</dd>
      <dt><a href="/health">/health</a></dt><dd>200 unless only a restart can help</dd>
      <dt><a href="/ready">/ready</a></dt><dd>200 while calls are coached</dd>
      </dl>
      </main>
      </body>
      </html>
      """;

  private static final int MOST_AGENTS = 24;

  private FrontPage() {}

  /**
   * @param agents on a call now, to be shown to anybody
   */
  static String of(Health health, Collection<String> agents) {
    return PAGE.formatted(
        escaped(health.ready() ? "Calls are being coached." : sentence(health)), links(agents));
  }

  private static String links(Collection<String> agents) {
    if (agents.isEmpty()) {
      return "";
    }
    return agents.stream()
        .sorted()
        .limit(MOST_AGENTS)
        .map(
            agent ->
                "<a href=\"/overlay?agent="
                    + URLEncoder.encode(agent, UTF_8)
                    + "\">"
                    + escaped(agent)
                    + "</a>")
        .collect(Collectors.joining(" ", "; on a call now: ", ""));
  }

  private static String sentence(Health health) {
    return health.state() + ": " + health.reason();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
