package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client of the live streams, apart from any page. */
@ExtendWith(SharedChromium.class)
@Timeout(60)
class LiveClientIT {
  private static final String COLLECT =
      """
      const { connect } = await import('/assets/attune-live.js');
      window.log = [];
      window.live = connect({
        url: '/live/agents/a1/cues',
        token: (refused) => { log.push(`token ${refused ?? '-'}`); return refused ? 'second' : 'first'; },
        onEvent: (name, data, id) => log.push(`${name} ${id} ${data?.n ?? ''}`.trim()),
        onState: (state) => log.push(state),
      });
      """;

  private final Browser browser;
  private LiveServer server;

  LiveClientIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void open() {
    server = new LiveServer();
    browser.open(server.url("/elsewhere"), 360, "light");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private List<String> log() {
    return browser.run("return window.log");
  }

  private void until(String entry) {
    browser.until(() -> log().contains(entry), this::log);
  }

  @Test
  void aStreamIsTheSameWhereverItIsCut() {
    List<String> events =
        browser.await(
            """
            const { EventReader } = await import('/assets/event-reader.js');
            const stream = '\\uFEFFretry: 1000\\n\\n: beat\\r\\n\\r\\nid: 1\\r\\nevent: cue\\r\\ndata: {"a":\\r\\ndata:1}\\r\\n\\r\\n'
                + 'id:2\\rdata:x\\r\\revent: none\\n\\ndata\\n\\nevent: last\\ndata: y\\n\\n';
            const told = new Set();
            for (let from = 0; from <= stream.length; from++) {
              for (let to = from; to <= stream.length; to++) {
                const reader = new EventReader();
                const parts = [stream.slice(0, from), stream.slice(from, to), stream.slice(to)];
                told.add(JSON.stringify(parts.flatMap(part => reader.read(part))));
              }
            }
            return [...told];
            """);
    assertThat(events)
        .containsExactly(
            """
            [{"name":"cue","data":"{\\"a\\":\\n1}","id":"1"},{"name":"message","data":"x","id":"2"},\
            {"name":"message","data":"","id":"2"},{"name":"last","data":"y","id":"2"}]"""
                .replace("\n", "\\n"));
  }

  @Test
  void aRepeatedFrameIsToldOnceAndTheSameIdWithOtherDataTwice() {
    browser.await(COLLECT);
    until("live");
    server.send("7", "cue", "{\"n\":1}");
    server.send("7", "cue", "{\"n\":1}");
    server.send("7", "call", "{\"n\":1}");
    server.send("7", "cue", "{\"n\":2}");
    until("cue 7 2");
    assertThat(log()).endsWith("live", "hello", "cue 7 1", "call 7 1", "cue 7 2");
  }

  @Test
  void anExpiredTokenIsReplacedAndTheStreamGoesOn() {
    server.expectToken("first");
    browser.await(COLLECT);
    until("live");
    server.expectToken("second");
    browser.until(() -> server.tokens().equals(List.of("first", "second")), server::tokens);
    browser.until(() -> log().stream().filter("live"::equals).count() == 2, this::log);
    assertThat(log()).contains("token -", "token first");
  }

  @Test
  void aRefusalIsFinal() {
    List<String> states =
        browser.await(
            """
            const { connect } = await import('/assets/attune-live.js');
            const states = [];
            await new Promise(resolve => connect({
              url: '/live/nothing-here', onEvent: () => {},
              onState: (state, {status}) => { states.push(`${state} ${status ?? ''}`.trim()); if (state === 'refused') resolve(); },
            }));
            return states;
            """);
    assertThat(states).containsExactly("connecting", "refused 404");
  }

  @Test
  void aListenersMistakeDoesNotEndTheStream() {
    browser.await(
        COLLECT.replace(
            "onEvent: (name, data, id) =>",
            "onEvent: (name, data, id) => data.n === 1 ? data.no.thing :"));
    until("live");
    server.send("1", "cue", "{\"n\":1}");
    server.send("2", "cue", "{\"n\":2}");
    until("cue 2 2");
  }

  @Test
  void itsClockIsTheServers() {
    server.close();
    server = new LiveServer(0, 3_600_000, stream -> stream.hello(false));
    browser.open(server.url("/elsewhere"), 360, "light");
    browser.await(COLLECT);
    until("live");
    Number ahead = browser.run("return live.now() - Date.now()");
    // Less what the greeting took to come.
    assertThat(ahead.doubleValue()).isBetween(3_590_000.0, 3_601_000.0);
  }
}
