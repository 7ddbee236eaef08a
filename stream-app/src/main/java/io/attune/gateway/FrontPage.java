package io.attune.gateway;

/** The page at {@code /}: how the instance is, and what else there is to look at. */
final class FrontPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Attune</title>
      <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:3em auto;padding:0 1em}</style>
      </head>
      <body>
      <h1>Attune</h1>
      <p>%s</p>
      <ul>
      <li><a href="/metrics">/metrics</a> for Prometheus</li>
      <li><a href="/health">/health</a> 200 unless only a restart can help</li>
      <li><a href="/ready">/ready</a> 200 while calls are coached</li>
      </ul>
      </body>
      </html>
      """;

  private FrontPage() {}

  static String of(Health health) {
    return PAGE.formatted(escaped(health.ready() ? "Calls are being coached." : sentence(health)));
  }

  private static String sentence(Health health) {
    return health.state() + ": " + health.reason();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
