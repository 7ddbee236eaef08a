package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What a supervisor sees and can do, in a real browser. */
@ExtendWith(SharedChromium.class)
@Timeout(120)
class SupervisorIT {
  private static final int WIDE = 1_280;
  private static final String REFUSED_BY_TEST = "403 (Forbidden)";

  private final Browser browser;
  private LiveServer server;
  private int sent;

  SupervisorIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void start() {
    browser.leave();
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    List<String> errors = browser.errors();
    browser.leave();
    server.close();
    // The browser itself reports every answer of 403.
    assertThat(errors).allMatch(error -> error.contains(REFUSED_BY_TEST));
  }

  private void open(String query, int width, String scheme) {
    browser.open(server.url("/supervisor" + query), width, scheme);
    until("Live", "return document.querySelector('#connection').textContent");
  }

  private void open() {
    open("", WIDE, "light");
  }

  private LiveCall call(String callId) {
    return new LiveCall(callId, server.now());
  }

  private void send(LiveCall... calls) {
    for (LiveCall call : calls) {
      server.send(String.valueOf(++sent), "call", call.json());
    }
  }

  private void send(String event, Object data) {
    server.send(String.valueOf(++sent), event, LiveCall.write(data));
  }

  private void until(Object expected, String script, Object... arguments) {
    browser.until(
        () -> expected.equals(browser.run(script, arguments)),
        () -> browser.run(script, arguments));
  }

  private static final String ORDER =
      "return [...document.querySelectorAll('.call')].map(row => row.dataset.call).join(' ')";

  private void untilOrder(String callIds) {
    until(callIds, ORDER);
  }

  /** What is to be read in a row, or elsewhere. */
  private String text(String selector) {
    return browser.run("return document.querySelector(arguments[0])?.innerText ?? null", selector);
  }

  private void untilText(String selector, String words) {
    browser.until(
        () -> {
          String text = text(selector);
          return text != null && text.contains(words);
        },
        () -> text(selector));
  }

  private static String row(String callId) {
    return ".call[data-call=\"" + callId + "\"]";
  }

  private String focused() {
    return browser.run(
        "const at = document.activeElement;"
            + "return (at.closest('.call')?.dataset.call ?? at.id) + ' ' + at.className");
  }

  @Test
  void fortyCallsUpdateInPlaceAndWithoutJank() throws Exception {
    open();
    send(IntStream.range(0, 40).mapToObj(i -> call("c" + i)).toArray(LiveCall[]::new));
    until(40L, "return document.querySelectorAll('.call').length");
    browser.run(
        """
        window.rows = [...document.querySelectorAll('.call')];
        const calls = document.querySelector('#calls');
        window.made = 0;
        new MutationObserver(changes => changes.filter(change => change.target !== calls).forEach(change =>
            window.made += [...change.addedNodes].filter(node => node.nodeType === Node.ELEMENT_NODE).length))
          .observe(calls, {subtree: true, childList: true});
        """);
    double before = browser.cpuSeconds();
    for (int second = 1; second <= 5; second++) {
      for (int i = 0; i < 40; i++) {
        send(
            call("c" + i)
                .with("tension", second / 10.0)
                .alert("watch", 0.2, "second " + second)
                .priceObjection(second));
        TimeUnit.MILLISECONDS.sleep(25);
      }
    }
    until(
        40L,
        """
        return [...document.querySelectorAll('.call')].filter(row =>
            row.innerText.includes('Second 5') && row.innerText.includes('Price objection ×5')
            && row.innerText.includes('tension 50 %')).length
        """);
    assertThat(browser.<Boolean>run("return window.rows.every(row => row.isConnected)")).isTrue();
    // Rows move, what is in them is written to, and nothing is built anew.
    assertThat(browser.<Long>run("return window.made")).isZero();
    // 0.8 s when this was written; a page that built its rows anew would take many times that.
    assertThat(browser.cpuSeconds() - before).isLessThan(3);
  }

  @Test
  void whoNeedsHelpMostComesFirst() {
    open();
    send(
        call("calm"),
        call("urgent").alert("urgent", 0.9, "asks for a manager"),
        call("watch").alert("watch", 0.3, "price was raised"),
        call("help").alert("help", 0.6, "tension rises"));
    untilOrder("urgent help watch calm");
    assertThat(text(row("urgent"))).contains("Urgent", "Asks for a manager");
    assertThat(text("#counts")).isEqualTo("4 live calls · 1 urgent · 1 needs help");
    send(call("calm").alert("urgent", 0.97, "wants to cancel"));
    untilOrder("calm urgent help watch");
    send(call("urgent").alert("urgent", 0.99, "asks once more"));
    untilText(row("urgent"), "Asks once more");
    // 0.97 and 0.99 are as good as equal, and of equals none moves.
    assertThat(browser.<String>run(ORDER)).isEqualTo("calm urgent help watch");
  }

  @Test
  void noRowMovesWhileThePointerIsOverTheList() {
    open();
    send(call("a").alert("help", 0.6, "tension rises"), call("b"));
    untilOrder("a b");
    browser.point(row("b"));
    send(call("b").alert("urgent", 0.9, "wants to cancel"), call("c").alert("urgent", 1, "abuse"));
    untilText(row("b"), "Urgent");
    untilOrder("a b c");
    send("gone", Map.of("callId", "a"));
    untilText(row("a"), "Ended");
    untilText("#sort", "Sort now");
    untilOrder("a b c");
    browser.point("h1");
    untilOrder("c b");
    assertThat(browser.<Boolean>run("return document.querySelector('#sort').hidden")).isTrue();
  }

  @Test
  void theKeyboardAloneIsEnough() {
    open();
    send(
        call("a").alert("urgent", 0.9, "wants to cancel"),
        call("b").alert("help", 0.6, "tension rises"),
        call("c"));
    untilOrder("a b c");
    browser.run("document.querySelector('#filters [name=help]').focus()");
    browser.type(Keys.TAB);
    assertThat(focused()).isEqualTo("a opener");
    browser.type(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP);
    assertThat(focused()).isEqualTo("b opener");
    // The order is held and the focus is kept, whatever comes meanwhile.
    send(call("c").alert("urgent", 1, "abuse"), call("b").alert("urgent", 0.8, "it got worse"));
    untilText(row("b"), "It got worse");
    untilOrder("a b c");
    assertThat(focused()).isEqualTo("b opener");
    browser.type(Keys.TAB);
    assertThat(focused()).isEqualTo("b acknowledge");
    browser.type(Keys.ENTER);
    browser.until(() -> server.acknowledged().equals(List.of("b")), server::acknowledged);
    untilText(row("b") + " .acknowledge", "Acknowledged");
    assertThat(focused()).isEqualTo("b acknowledge");
    browser.chord(Keys.TAB, Keys.SHIFT);
    browser.type(Keys.ENTER);
    assertThat(focused()).isEqualTo("detail-title ");
    assertThat(text("#detail h2")).isEqualTo("agent-b");
    untilOrder("c a b");
    browser.type(Keys.ESCAPE);
    assertThat(focused()).isEqualTo("b opener");
    assertThat(browser.<Boolean>run("return document.querySelector('#detail').hidden")).isTrue();
  }

  @Test
  void anAcknowledgedAlertIsQuietUntilItGetsWorse() {
    open();
    send(call("a").alert("help", 0.6, "tension rises"));
    untilOrder("a");
    browser.click(row("a") + " .acknowledge");
    browser.until(() -> server.acknowledged().equals(List.of("a")), server::acknowledged);
    String quiet = "return document.querySelector('.call').hasAttribute('data-acknowledged')";
    until(true, quiet);
    send(call("a").alert("help", 0.65, "tension rises").acknowledgedBy("mia", server.now()));
    untilText(row("a"), "by mia");
    until(true, quiet);
    send(call("a").alert("urgent", 0.9, "asks for a manager"));
    until(false, quiet);
    assertThat(text(row("a") + " .acknowledge")).isEqualTo("Acknowledge");
  }

  @Test
  void whatIsFilteredStaysInTheAddress() {
    open();
    send(
        call("a").with("team", "north").with("queue", "sales").alert("urgent", 0.9, "abuse"),
        call("b").with("team", "south").with("queue", "billing").alert("help", 0.6, "price"),
        call("c").with("team", "south").with("queue", "sales"));
    untilOrder("a b c");
    choose("team", "south");
    untilOrder("b c");
    browser.run("document.querySelector('[name=help]').click()");
    untilOrder("b");
    until("?team=south&help=1", "return location.search");
    browser.run("document.querySelector('[name=help]').click()");
    choose("queue", "sales");
    untilOrder("c");
    type("AGENT-A");
    untilText("#empty", "No live call matches the filter");
    browser.click("#clear");
    untilOrder("a b c");
    until("", "return location.search");
    open("?team=south&q=agent-c", WIDE, "light");
    send(call("a"), call("c").with("team", "south"), call("b").with("team", "south"));
    untilOrder("c");
    untilText("#counts", "3 live calls · 1 shown");
  }

  private void choose(String field, String value) {
    browser.run(
        """
        const field = document.querySelector(`[name=${arguments[0]}]`);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', {bubbles: true}));
        """,
        field,
        value);
  }

  private void type(String words) {
    browser.run("document.querySelector('[name=q]').focus()");
    browser.type(words);
  }

  @Test
  void aCallTellsWhatIsOpenWhatWasCuedAndWhetherItHelped() {
    open();
    send(
        call("a")
            .with("signal", "held")
            .with("cuesShown", 2)
            .with("cuesActed", 1)
            .alert("help", 0.6, "price was raised twice")
            .priceObjection(2, "acknowledgedAtMs", 40_000),
        call("b").with("signal", "lost").with("channel", "chat"));
    untilOrder("a b");
    Map<String, Object> cue = Cues.price("q1", server.now());
    cue.put("callId", "a");
    send("cue", cue);
    cue.put("state", "resolved");
    cue.put("outcome", "acted");
    send("cue", cue);
    untilText(row("a"), "Price worry raised");
    // The page counts on while it is read, by a clock that it set a moment after the server's.
    assertThat(text(row("a")))
        .contains("Price objection ×2", "acknowledged, not validated", "On hold")
        .contains("2 cues, 1 acted on", "sales · north")
        .containsPattern("\\b(29|3\\d) s\\b")
        .containsPattern("(00:59|01:0\\d)");
    assertThat(text(row("b"))).contains("Signal lost", "chat", "No cue yet", "Calm");
    browser.click(row("a") + " .opener");
    untilText("#detail", "Acknowledged, raised 2 times");
    untilText("#detail", "Acted on");
    assertThat(text("#detail"))
        .contains("Price was raised twice", "too much", "Price worry raised")
        .contains("You said “more than we planned”. What had you in mind?");
    until(true, "return document.querySelector('#detail .chart svg path') !== null");
    send(call("a").with("finishedEpisodes", 1));
    untilText("#detail [data-slot=concerns]", "00:30 to 01:0");
    send("gone", Map.of("callId", "a"));
    untilText("#detail", "This call has ended.");
    assertThat(
            browser.<String>run(
                "return document.querySelector('[data-slot=debrief]').getAttribute('href')"))
        .isEqualTo("/calls/a");
  }

  @Test
  void aTranscriptIsFetchedOnlyWhenItIsAskedForAndThenFollowsTheCall() {
    server.answer(
        "/api/calls/a/transcript",
        200,
        "application/json",
        LiveCall.write(Map.of("turns", List.of(turn("t2", 9_000, "that is a lot")))));
    open();
    send(call("a"));
    untilOrder("a");
    browser.click(row("a") + " .opener");
    untilText("#detail", "Show the transcript");
    assertThat(server.questions()).isEmpty();
    browser.click("[data-slot=transcriptOpener]");
    untilText("#detail .transcript", "that is a lot");
    browser.until(() -> server.connections() == 2, server::connections);
    send("turn", turn("t1", 1_000, "<b>hello</b>"));
    send("turn", turn("t2", 9_000, "that is a lot of money"));
    untilText("#detail .transcript", "that is a lot of money");
    assertThat(text("#detail .transcript").lines())
        .containsExactly("00:01 Customer <b>hello</b>", "00:09 Customer that is a lot of money");
  }

  private static Map<String, Object> turn(String turnId, long startMs, String text) {
    return Map.of(
        "type",
        "turn",
        "callId",
        "a",
        "turnId",
        turnId,
        "speaker",
        "customer",
        "startMs",
        startMs,
        "text",
        text);
  }

  @Test
  void whereTranscriptsAreOffThePageSaysSo() {
    server.answer("/api/calls/a/transcript", 403, "application/problem+json", "{\"status\":403}");
    open("?call=a", WIDE, "light");
    send(call("a"));
    untilText("#detail", "agent-a");
    browser.click("[data-slot=transcriptOpener]");
    untilText("#detail", "Transcripts are switched off here");
  }

  @Test
  void whoListensIsToldOfNewUrgentCallsAndOfNothingElse() {
    open();
    send(call("a"), call("b").alert("help", 0.6, "tension rises"));
    untilOrder("b a");
    send(call("a").alert("urgent", 0.9, "asks for a manager"));
    untilText("#urgent", "Urgent: agent-a. Asks for a manager");
    send(call("a").alert("urgent", 0.95, "wants to cancel"), call("b"));
    untilText(row("a"), "Wants to cancel");
    send(call("b").alert("urgent", 0.9, "abuse"));
    untilText("#urgent", "Urgent: agent-b. Abuse");
    assertThat(browser.<Long>run("return document.querySelector('#urgent').childElementCount"))
        .isEqualTo(2);
  }

  @Test
  void callsThatEndedWhileTheStreamWasBrokenLeaveTheList() {
    open();
    send(call("a"), call("b"));
    untilOrder("a b");
    int port = server.port();
    server.close();
    untilText("#notice", "The connection broke");
    server =
        new LiveServer(
            port,
            0,
            stream -> {
              stream.hello(false);
              stream.send("1", "call", new LiveCall("b", System.currentTimeMillis()).json());
              stream.send("2", "present", "{\"callIds\":[\"b\"]}");
            });
    untilOrder("b");
    assertThat(browser.<Boolean>run("return document.querySelector('#notice').hidden")).isTrue();
    browser.errors();
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 360", "dark, 360"})
  void axeFindsNothingSeriousAndNothingIsCutOff(String scheme, int width) {
    open("", width, scheme);
    send(
        call("a")
            .alert("urgent", 0.9, "asks for a manager, and has done so twice before")
            .priceObjection(3)
            .with("signal", "lost"),
        call("b").alert("help", 0.6, "tension rises").acknowledgedBy("mia", server.now()),
        call("c").alert("watch", 0.3, "price").with("agentId", "a-name-without-any-space-in-it"),
        call("d"));
    untilOrder("a b c d");
    assertThat(browser.graveViolations()).isEmpty();
    assertThat(overflow()).isNotPositive();
    browser.run("document.querySelector('.opener').click()");
    until(true, "return document.querySelector('#detail .chart svg path') !== null");
    assertThat(browser.graveViolations()).isEmpty();
    assertThat(overflow()).isNotPositive();
  }

  private long overflow() {
    return browser.<Long>run("return document.documentElement.scrollWidth - window.innerWidth");
  }
}
