package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.debrief.Pages;
import io.attune.debrief.Debriefed;
import io.attune.engine.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The index of finished calls and the debrief of one, in a real browser under the strict policy.
 */
@ExtendWith(SharedChromium.class)
@Timeout(120)
class CallsIT {
  private static final int WIDE = 1_280;
  private static final String HOSTILE = "<img src=x onerror=document.title='run'>";

  private final Browser browser;
  private LiveServer server;

  CallsIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void start() {
    browser.leave();
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    browser.leave();
    server.close();
  }

  /** One call of the list, which ended that many minutes before noon of 2026-01-01. */
  private static Map<String, Object> finished(int minutes) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("callId", "call-" + minutes);
    call.put("agentId", "a" + minutes);
    call.put("queue", "sales");
    call.put("team", "north");
    call.put("endedAt", 1_767_268_800_000L - minutes * 60_000L);
    call.put("durationMs", 252_000);
    call.put("phase", "ended");
    call.put("endReason", "hangup");
    call.put("sentimentStart", -0.4);
    call.put("sentimentEnd", 0.3);
    call.put("concerns", 3);
    call.put("concernsAcknowledged", 2);
    call.put("concernsResolved", 1);
    call.put("cuesShown", 4);
    call.put("cuesActed", 3);
    return call;
  }

  private void answer(String question, int from, int until) {
    List<Map<String, Object>> calls =
        IntStream.range(from, until).mapToObj(CallsIT::finished).toList();
    server.answer(question, 200, "application/json", LiveCall.write(Map.of("calls", calls)));
  }

  private void debrief() {
    String fragment =
        Pages.fragment(
            Debriefed.of(
                Script.call()
                    .agent(0, 2_000, "good morning " + HOSTILE)
                    .customer(2_500, 5_000, "well that is too expensive for us " + HOSTILE)
                    .agent(6_000, 9_000, "i hear that")
                    .customer(18_000, 20_000, "okay let us do it")
                    .ended(61_000)));
    server.answer("/api/calls/c1/debrief", 200, "text/html; charset=utf-8", fragment);
  }

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

  private long rows() {
    return browser.<Long>run("return document.querySelectorAll('tbody tr').length");
  }

  @Test
  void theIndexTellsHowEachCallWent() {
    answer("/api/calls", 0, 1);
    browser.open(server.url("/calls"), WIDE, "light");
    untilText("#status", "1 call, the newest first");
    assertThat(text("tbody tr"))
        .contains("a0", "call-0", "sales, north", "4 min 12 s", "Hangup", "−0.4 to +0.3", "better")
        .contains("1 of 3 resolved", "1 not acknowledged", "3 of 4 acted on");
    assertThat(browser.<String>run("return document.querySelector('tbody a').pathname"))
        .isEqualTo("/calls/call-0");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void olderCallsAreAskedForByWhenTheOldestOneEnded() {
    long oldest = 1_767_268_800_000L - 49 * 60_000L;
    answer("/api/calls?limit=50", 0, 50);
    answer("/api/calls?limit=50&before=" + oldest, 50, 60);
    browser.open(server.url("/calls"), WIDE, "light");
    untilText("#status", "50 calls so far");
    browser.click("#older");
    untilText("#status", "60 calls, the newest first");
    assertThat(rows()).isEqualTo(60);
    assertThat(text("tbody tr:last-child")).contains("call-59");
    assertThat(browser.<Boolean>run("return document.querySelector('#older').hidden")).isTrue();
    // The button is gone: whoever pressed it goes on with what it brought.
    assertThat(browser.<String>run("return document.activeElement.innerText")).isEqualTo("a50");
  }

  @Test
  void theFilterIsTheServersAndStandsInTheAddress() {
    answer("/api/calls", 0, 3);
    answer("/api/calls?team=north&queue=renewals&limit=50", 0, 0);
    browser.open(server.url("/calls?team=north"), WIDE, "light");
    untilText("#status", "3 calls");
    assertThat(server.questions()).containsExactly("/api/calls?team=north&limit=50");
    browser.run("document.querySelector('[name=queue]').focus()");
    browser.type("renewals\n");
    untilText("#status", "No finished call matches the filter");
    assertThat(rows()).isZero();
    assertThat(browser.<String>run("return location.search"))
        .isEqualTo("?team=north&queue=renewals");
    browser.run("history.back()");
    untilText("#status", "3 calls");
  }

  @Test
  void theDebriefIsDrawnUnderTheStrictPolicyAndRunsNothingThatWasSaid() {
    debrief();
    browser.open(server.url("/calls/c1"), WIDE, "light");
    browser.until(
        () -> browser.run("return document.querySelector('#chart svg path') !== null"),
        () -> text("main"));
    assertThat(text("main")).contains("c1", "Price objection", "What went well");
    assertThat(browser.<String>run("return document.querySelector('.transcript').textContent"))
        .contains("okay let us do it", HOSTILE);
    assertThat(browser.<String>run("return document.title")).isEqualTo("Debrief of c1 · Attune");
    assertThat(browser.<Long>run("return document.querySelectorAll('main img').length")).isZero();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void anAddressMayNameATurn() {
    debrief();
    browser.open(server.url("/calls/c1#turn-2"), WIDE, "light");
    browser.until(
        () ->
            browser.run(
                "return document.querySelector('#turn-2')?.closest('details').open ?? false"),
        () -> text("main"));
    assertThat(text("#turn-2")).contains("too expensive");
  }

  @Test
  void aCallWithoutADebriefIsToldInWords() {
    browser.open(server.url("/calls/nowhere"), WIDE, "light");
    untilText("#status", "There is no debrief of this call yet");
    // The browser itself reports the answer.
    assertThat(browser.errors()).allMatch(error -> error.contains("404 (Not Found)"));
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 360", "dark, 360"})
  void axeFindsNothingSeriousAndNothingIsCutOff(String scheme, int width) {
    answer("/api/calls", 0, 5);
    browser.open(server.url("/calls"), width, scheme);
    untilText("#status", "5 calls");
    assertThat(browser.graveViolations()).isEmpty();
    assertThat(overflow()).isNotPositive();
    debrief();
    browser.open(server.url("/calls/c1"), width, scheme);
    browser.until(
        () -> browser.run("return document.querySelector('#chart svg path') !== null"),
        () -> text("main"));
    assertThat(browser.graveViolations()).isEmpty();
    assertThat(overflow()).isNotPositive();
    assertThat(browser.errors()).isEmpty();
  }

  private long overflow() {
    return browser.<Long>run("return document.documentElement.scrollWidth - window.innerWidth");
  }
}
