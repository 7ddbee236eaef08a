package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What an agent sees and can do, in a real browser. */
@ExtendWith(SharedChromium.class)
@Timeout(60)
class OverlayIT {
  private static final String PRICE = "Price worry raised";
  private static final String MANAGER = "Asks for someone senior";

  private final Browser browser;
  private LiveServer server;
  private int sent;

  OverlayIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void start() {
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(browser.errors()).isEmpty();
  }

  private OverlayPage inCall() {
    return inCall(360, "light");
  }

  private OverlayPage inCall(int width, String scheme) {
    OverlayPage page = OverlayPage.open(browser, server, width, scheme);
    send("call", Cues.call("call-1", "novice"));
    page.untilState("Listening");
    return page;
  }

  private void send(String event, String json) {
    server.send(String.valueOf(++sent), event, json);
  }

  private void cue(String cueId, Object... changes) {
    send("cue", Cues.json(Cues.price(cueId, server.now()), changes));
  }

  private void untilFeedback(String... all) {
    browser.until(() -> server.feedback().equals(List.of(all)), server::feedback);
  }

  @Test
  void aCueAppearsWithWhatToSayAndTheCustomersOwnWordsEmphasised() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    assertThat(page.text(".prompt"))
        .isEqualTo("You said “more than we planned”. What had you in mind?");
    assertThat(page.text(".prompt em")).isEqualTo("“more than we planned”");
    assertThat(page.text(".note")).contains("medium severity");
    assertThat(page.text(".level")).isEqualTo("Novice");
    untilFeedback("c1 shown");
  }

  @Test
  void aCueHoldsForAsLongAsItsServerSaysWhateverItsProducersClock() {
    OverlayPage page = inCall();
    cue("c1", "expiresAt", server.now() - 600_000, "validForMs", 1_500);
    page.untilHistory(PRICE + " (open)", "");
  }

  @Test
  void theKeyboardAloneIsEnough() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    browser.type("a");
    assertThat(page.shown()).as("keys mean nothing outside").isEqualTo(PRICE + " (open)");
    browser.type(Keys.TAB);
    assertThat(page.hasFocus()).isTrue();
    browser.type("w");
    assertThat(page.text(".details"))
        .contains("Do not imply the price is wrong.", "customer, 01:11");
    browser.type(Keys.ESCAPE);
    assertThat(page.text(".details")).isEmpty();
    browser.type("a");
    page.untilShown(PRICE + " (accepted)");
    browser.type("h");
    page.untilShown("");
    untilFeedback("c1 shown", "c1 accepted", "c1 helpful");
    cue("c2");
    page.untilShown(PRICE + " (open)");
    browser.type("n");
    page.untilShown("");
    cue("c3");
    page.untilShown(PRICE + " (open)");
    browser.type(Keys.ESCAPE);
    page.untilShown("");
    untilFeedback(
        "c1 shown",
        "c1 accepted",
        "c1 helpful",
        "c2 shown",
        "c2 wrong",
        "c3 shown",
        "c3 dismissed");
  }

  @Test
  void everyButtonIsReachedByTabAndTheFocusSurvivesTheCue() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    browser.chord("o", Keys.ALT, Keys.SHIFT);
    assertThat(page.hasFocus()).isTrue();
    browser.type(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER);
    page.untilShown("");
    untilFeedback("c1 shown", "c1 dismissed");
    assertThat(page.hasFocus()).isTrue();
    cue("c2");
    page.untilShown(PRICE + " (open)");
    browser.type(Keys.ENTER);
    page.untilShown(PRICE + " (accepted)");
  }

  @Test
  void withAltAndShiftKeysWorkFromAnywhereOnThePage() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    assertThat(page.hasFocus()).isFalse();
    browser.chord("d", Keys.ALT, Keys.SHIFT);
    page.untilShown("");
    untilFeedback("c1 shown", "c1 dismissed");
  }

  @Test
  void shortcutsCanBeSwitchedOffAndStayOff() {
    OverlayPage page = inCall();
    page.click("keys");
    OverlayPage again = inCall();
    cue("c1");
    again.untilShown(PRICE + " (open)");
    browser.type(Keys.TAB, "d");
    browser.chord("d", Keys.ALT, Keys.SHIFT);
    assertThat(again.shown()).isEqualTo(PRICE + " (open)");
    again.click("keys");
    browser.type("d");
    again.untilShown("");
  }

  @Test
  void aCueExpiresByTheServersClock() {
    server.close();
    server = new LiveServer(0, 3_600_000, stream -> stream.hello(false));
    OverlayPage page = inCall();
    cue("c1", "expiresAt", server.now() + 2_000);
    page.untilHistory(PRICE + " (open)", "");
    // Less what it took to come; and a busy machine wakes the page late.
    assertThat(page.lasted().get(PRICE + " (open)").doubleValue()).isBetween(500.0, 5_000.0);
    cue("c2", "expiresAt", server.now() - 500);
    cue("c3", "headline", "Too late", "late", true);
    cue("c4", "headline", "In time");
    page.untilShown("In time (open)");
    assertThat(page.history()).containsExactly(PRICE + " (open)", "", "In time (open)");
  }

  @Test
  void aTentativeCueIsConfirmedWithoutMovingAnything() {
    OverlayPage page = inCall();
    cue("c1", "state", "tentative");
    page.untilShown(PRICE + " (tentative)");
    assertThat(page.text(".note")).isEqualTo("maybe");
    assertThat(server.feedback()).as("what may be taken back was not shown yet").isEmpty();
    assertThat(page.announced()).isEmpty();
    List<List<Object>> before = page.places();
    cue("c1", "state", "raised");
    page.untilShown(PRICE + " (open)");
    assertThat(page.places()).isEqualTo(before);
    assertThat(page.history()).containsExactly(PRICE + " (tentative)", PRICE + " (open)");
    untilFeedback("c1 shown");
  }

  @Test
  void aRetractedCueFadesWithoutFlicker() {
    OverlayPage page = inCall();
    cue("c1", "state", "tentative");
    page.untilShown(PRICE + " (tentative)");
    cue("c1", "state", "retracted", "outcome", "contradicted");
    page.untilShown(PRICE + " (withdrawn)");
    assertThat(page.text(".note")).isEqualTo("withdrawn");
    page.untilShown("");
    assertThat(page.lasted().get(PRICE + " (withdrawn)").doubleValue()).isGreaterThan(900);
    assertThat(server.feedback()).isEmpty();
  }

  @Test
  void aResolvedCueSaysSoBrieflyAndGoes() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    cue("c1", "state", "resolved", "outcome", "acted");
    page.untilShown(PRICE + " (done)");
    assertThat(page.text(".note")).isEqualTo("done");
    page.untilShown("");
    assertThat(page.state()).isEqualTo("Listening");
  }

  @Test
  void anUrgentCueTakesThePlaceAtOnceAndAGraverOneWhenTheFirstCouldBeRead() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    cue("c2", "severity", "high", "headline", "Trust is in doubt");
    page.untilShown("Trust is in doubt (open)");
    // How long to the millisecond is CueDeskIT's; what is seen is painted later on a busy machine.
    assertThat(page.lasted().get(PRICE + " (open)").doubleValue()).isGreaterThan(1_000);
    cue("c3", "urgency", "urgent", "headline", MANAGER);
    page.untilShown(MANAGER + " (open)");
    assertThat(page.text(".note strong")).isEqualTo("now");
    page.click("dismiss");
    page.untilShown("Trust is in doubt (open)");
  }

  @Test
  void aHeadlineIsAnnouncedOnceHoweverOftenItsCueIsUpdated() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    cue("c1", "state", "updated", "prompts", List.of("Another thing to say."));
    browser.until(() -> "Another thing to say.".equals(page.text(".prompt")), page::shown);
    cue("c2", "urgency", "urgent", "headline", MANAGER);
    page.untilShown(MANAGER + " (open)");
    cue("c2", "state", "resolved", "outcome", "acted", "urgency", "urgent", "headline", MANAGER);
    page.untilShown(PRICE + " (open)");
    assertThat(page.announced()).containsExactly("polite: " + PRICE, "assertive: " + MANAGER);
    untilFeedback("c1 shown", "c2 shown");
  }

  @Test
  void aMutedCallShowsNothingUntilItIsUnmuted() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    page.click("mute");
    page.untilShown("");
    page.untilState("Muted for this call");
    untilFeedback("c1 shown", "c1 muted");
    cue("c2");
    page.click("mute");
    page.untilState("Listening");
    page.untilShown(PRICE + " (open)");
    untilFeedback("c1 shown", "c1 muted", "c1 unmuted", "c2 shown");
  }

  @Test
  void ofSeveralCallsOneCueIsShownWithTheNameOfItsCall() {
    OverlayPage page = inCall();
    send("call", Cues.call("call-2", "expert"));
    cue("c1");
    cue("c2", "callId", "call-2", "severity", "low", "headline", "Something smaller");
    page.untilShown(PRICE + " (open)");
    assertThat(page.text(".call")).isEqualTo("renewals · Call call-1");
    send("gone", "{\"callId\":\"call-1\"}");
    page.untilShown("Something smaller (open)");
    assertThat(page.text(".call")).isEmpty();
    assertThat(page.text(".level")).isEqualTo("Expert");
  }

  @Test
  void afterARestartOfTheServerNothingIsShownTwiceAndNothingValidIsMissed() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    page.click("dismiss");
    cue("c2", "headline", "Trust is in doubt");
    page.untilShown("Trust is in doubt (open)");
    browser.until(() -> server.feedback().size() == 3, server::feedback);
    List<String> before = server.feedback();
    int port = server.port();
    server.close();
    page.untilState("Reconnecting");
    assertThat(page.shown()).isEqualTo("Trust is in doubt (open)");

    server =
        new LiveServer(
            port,
            0,
            stream -> {
              assertThat(stream.lastEventId()).isEqualTo(String.valueOf(sent));
              stream.hello(true);
              Map<String, Object> cue = Cues.price("c1", System.currentTimeMillis());
              stream.send("2", "cue", Cues.json(cue));
              stream.send(
                  "3", "cue", Cues.json(cue, "cueId", "c2", "headline", "Trust is in doubt"));
              stream.send(
                  "9",
                  "cue",
                  Cues.json(cue, "cueId", "c9", "severity", "high", "headline", MANAGER));
            });
    page.untilShown(MANAGER + " (open)");
    page.untilState("Listening");
    assertThat(before).containsExactly("c1 shown", "c1 dismissed", "c2 shown");
    untilFeedback("c9 shown");
    assertThat(page.history())
        .containsExactly(PRICE + " (open)", "", "Trust is in doubt (open)", MANAGER + " (open)");
  }

  @Test
  void aServerThatStartsAnewTakesAwayWhatIsNoLongerValid() {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    int port = server.port();
    server.close();
    server =
        new LiveServer(
            port,
            0,
            stream -> {
              stream.hello(false);
              stream.send("1", "call", Cues.call("call-1", "regular"));
            });
    page.untilShown("");
    assertThat(page.state()).isEqualTo("Listening");
  }

  @ParameterizedTest
  @CsvSource({"light, 360", "dark, 360", "light, 320", "dark, 420"})
  void axeFindsNothingSeriousAndNothingIsCutOff(String scheme, int width) {
    OverlayPage page = inCall(width, scheme);
    assertThat(browser.graveViolations()).isEmpty();
    cue(
        "c1",
        "state",
        "tentative",
        "headline",
        "A headline that is about as long as a headline of ours ever gets to be");
    browser.until(() -> page.shown().endsWith("(tentative)"), page::shown);
    assertThat(browser.graveViolations()).isEmpty();
    cue("c1", "urgency", "urgent", "severity", "high");
    page.untilShown(PRICE + " (open)");
    page.click("why");
    assertThat(browser.graveViolations()).isEmpty();
    assertThat(page.overflow()).isZero();
    page.click("accept");
    page.untilShown(PRICE + " (accepted)");
    assertThat(browser.graveViolations()).isEmpty();
    assertThat(page.overflow()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "dismiss", "wrong", "why", "mute", "keys"})
  void everyTargetIsLargeEnough(String action) {
    OverlayPage page = inCall();
    cue("c1");
    page.untilShown(PRICE + " (open)");
    List<Number> size =
        browser.run(
            "const box = document.querySelector('attune-overlay').shadowRoot.querySelector('button.' + arguments[0])"
                + ".getBoundingClientRect(); return [box.width, box.height]",
            action);
    assertThat(size)
        .allSatisfy(length -> assertThat(length.doubleValue()).isGreaterThanOrEqualTo(24));
  }
}
