package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The overlay within somebody else's page: as a component, and in a frame. */
@ExtendWith(SharedChromium.class)
@Timeout(60)
class EmbeddingIT {
  private static final String FRAME =
      """
      window.got = [];
      addEventListener('message', ({origin, data, source}) => {
        got.push(`${origin} ${data.type}`);
        if (data.type === 'attune:height') window.height = data.height;
        if (data.type === 'attune:token-wanted') source.postMessage({type: 'attune:token', token: arguments[1]}, origin);
      });
      const frame = document.createElement('iframe');
      frame.src = arguments[0];
      document.body.append(frame);
      """;

  private final Browser browser;
  private LiveServer server;
  private LiveServer host;

  EmbeddingIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void start() {
    server = new LiveServer();
    host = new LiveServer();
    browser.open(host.url("/elsewhere"), 400, "light");
  }

  @AfterEach
  void stop() {
    host.close();
    server.close();
    assertThat(browser.errors()).filteredOn(error -> !error.contains("401")).isEmpty();
  }

  private List<String> messages() {
    return browser.run("return window.got");
  }

  @Test
  void aComponentTakesItsTokenFromThePageAndLeavesWithoutATrace() {
    host.expectToken("good");
    browser.await(
        """
        await import('/assets/attune-overlay.js');
        const overlay = document.createElement('attune-overlay');
        overlay.token = (refused) => refused ? 'good' : 'stale';
        document.body.append(overlay);
        """);
    OverlayPage page = OverlayPage.on(browser);
    page.untilState("Ready");
    assertThat(host.tokens()).containsExactly("stale", "good");
    host.send("1", "call", Cues.call("call-1", "regular"));
    host.send("2", "cue", Cues.json(Cues.price("c1", host.now())));
    page.untilShown("Price worry raised (open)");
    browser.run("document.querySelector('attune-overlay').remove()");
    browser.until(() -> hasLeft(host), host::connections);
  }

  @Test
  void aComponentOnAPageOfAnotherOriginTalksToWhereItCameFrom() {
    server.expectToken("good");
    browser.await(
        """
        await import(arguments[0]);
        const overlay = document.createElement('attune-overlay');
        overlay.token = 'good';
        overlay.style.width = '320px';
        document.body.append(overlay);
        """,
        server.url("/assets/attune-overlay.js"));
    OverlayPage page = OverlayPage.on(browser);
    page.untilState("Ready");
    server.send("1", "call", Cues.call("call-1", "regular"));
    server.send("2", "cue", Cues.json(Cues.price("c1", server.now())));
    page.untilShown("Price worry raised (open)");
    page.click("dismiss");
    browser.until(
        () -> server.feedback().equals(List.of("c1 shown", "c1 dismissed")), server::feedback);
    assertThat(host.tokens()).isEmpty();
  }

  @Test
  void theExampleInTheDocumentsShowsLiveCuesInFiveLines() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "overlay.md"));
    String after = document.substring(document.indexOf("Live cues in five lines"));
    String example = after.substring(after.indexOf("```js\n") + 6, after.indexOf("\n```\n"));
    assertThat(example.lines()).hasSizeLessThanOrEqualTo(5);
    browser.await(
        """
        window.printed = [];
        console.log = (...words) => printed.push(words.join(' '));
        window.myToken = 'good';
        await import('data:text/javascript;charset=utf-8,' + encodeURIComponent(arguments[0]));
        """,
        example.replace("https://attune.example", server.url("")));
    browser.until(() -> server.connections() == 1, server::tokens);
    server.send("1", "cue", Cues.json(Cues.price("c1", server.now())));
    browser.until(
        () -> !browser.<List<String>>run("return printed").isEmpty(),
        () -> browser.run("return printed"));
    assertThat(browser.<List<String>>run("return printed"))
        .containsExactly(
            "raised Price worry raised You said “more than we planned”. What had you in mind?");
  }

  /** A server notices by writing. */
  private static boolean hasLeft(LiveServer server) {
    server.send("3", "call", Cues.call("call-1", "regular"));
    return server.connections() == 0;
  }

  @Test
  void aFrameIsGivenItsTokenByThePageAroundItAndTellsItsHeight() {
    server.allowParents("http://127.0.0.1:1 " + host.url(""));
    server.expectToken("from-the-parent");
    browser.run(FRAME, server.url("/overlay?lang=en"), "from-the-parent");
    browser.until(() -> server.connections() == 1, this::messages);
    assertThat(server.tokens()).containsExactly("from-the-parent");
    String origin = server.url("");
    browser.until(() -> messages().contains(origin + " attune:height"), this::messages);
    assertThat(messages()).contains(origin + " attune:token-wanted");
    Number quiet = browser.run("return window.height");
    assertThat(quiet.intValue()).isBetween(30, 60);
    server.send("1", "call", Cues.call("call-1", "regular"));
    server.send("2", "cue", Cues.json(Cues.price("c1", server.now())));
    browser.until(() -> height() > 2 * quiet.intValue(), this::height);
  }

  private int height() {
    return browser.<Number>run("return window.height").intValue();
  }

  @Test
  void aPageThatIsNotAllowedIsNeitherToldNorHeard() {
    server.allowParents("http://127.0.0.1:1");
    browser.run(FRAME, server.url("/overlay?lang=en"), "evil");
    browser.until(() -> browser.run("return frames.length === 1"), () -> "no frame");
    browser.run(
        "document.querySelector('iframe').addEventListener('load', () =>"
            + " [1, 2, 3].forEach(() => frames[0].postMessage({type: 'attune:token', token: 'evil'}, '*')))");
    browser.until(() -> server.tokens().size() == 1, server::tokens);
    assertThat(server.tokens()).doesNotContain("evil");
    assertThat(messages()).isEmpty();
  }
}
