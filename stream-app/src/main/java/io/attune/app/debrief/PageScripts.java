package io.attune.app.debrief;

import io.attune.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;

/**
 * What stands inside every page, so that it opens anywhere: the chart library, our scripts and the
 * style. A page names the scripts by their hashes and lets nothing else run, whatever was said on
 * the call.
 */
final class PageScripts {
  private static final String WEBJAR = "/META-INF/resources/webjars/echarts/";
  private static final String WEBJAR_VERSION = "/META-INF/maven/org.webjars/echarts/pom.properties";

  /** Line, bar and scatter charts with marks, drawn as SVG: two thirds of the whole library. */
  static final String CHARTS = read(WEBJAR + version() + "/echarts.common.min.js");

  static final String STYLE = read("/web/debrief.css");

  /** The gateway serves the function alone; a page that stands alone calls it as well. */
  static final String JOURNEY =
      read("/web/journey.js")
          + """
          drawJourney(
            document.getElementById('chart'),
            JSON.parse(document.getElementById('data').textContent));
          """;

  static final String MAP = read("/pages/map.js");

  private PageScripts() {}

  /** The policy of a page with these scripts: no other script, and nothing from anywhere. */
  static String policy(String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
    for (String script : scripts) {
      policy.append(" 'sha256-").append(hash(script)).append('\'');
    }
    return policy
        .append("; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
        .toString();
  }

  private static String hash(String script) {
    return Base64.getEncoder().encodeToString(Sha256.of(script));
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = PageScripts.class.getResourceAsStream(WEBJAR_VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** With the line ends that a browser sees, or the hashes would differ. */
  private static String read(String resource) {
    try (InputStream in = PageScripts.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
