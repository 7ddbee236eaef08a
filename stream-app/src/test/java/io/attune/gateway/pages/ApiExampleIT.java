package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example on the page about the API shows live cues, as it stands there. */
@ExtendWith(SharedChromium.class)
@Timeout(60)
class ApiExampleIT {
  private static final Pattern SCRIPT = Pattern.compile("(?s)```js\\n(.*?)```");

  /** The example as a module of a page that has the element which it names. */
  private static final String PUT_INTO_PAGE =
      """
      document.body.innerHTML = '<p id="cue"></p>';
      const script = document.createElement('script');
      script.type = 'module';
      script.textContent = arguments[0];
      document.body.append(script);
      """;

  private final Browser browser;

  ApiExampleIT(Browser browser) {
    this.browser = browser;
  }

  @Test
  void fiveLinesShowLiveCues() throws IOException {
    String example = example();
    assertThat(example.lines()).hasSize(5);
    try (LiveServer server = new LiveServer()) {
      browser.open(server.url("/elsewhere"), 360, "light");
      browser.run(PUT_INTO_PAGE, example);
      browser.until(() -> server.connections() == 1, server::connections);

      Map<String, Object> cue = Cues.price("q1", server.now());
      server.send("1", "cue", Cues.json(cue));
      until("Price worry raised: You said “more than we planned”. What had you in mind?");
      server.send("2", "cue", Cues.json(cue, "state", "resolved"));
      until("");
      assertThat(browser.errors()).isEmpty();
    }
  }

  private void until(String text) {
    browser.until(() -> shown().equals(text), this::shown);
  }

  private String shown() {
    return browser.run("return document.querySelector('#cue').textContent");
  }

  private static String example() throws IOException {
    Matcher script = SCRIPT.matcher(Files.readString(Path.of("..", "docs", "api.md")));
    assertThat(script.find()).as("docs/api.md has a script").isTrue();
    return script.group(1);
  }
}
