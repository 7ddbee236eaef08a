package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Which cue is shown when, at moments that the test names instead of waiting for them. Moments are
 * ms; {@code at(moment)} is what is to be seen then, as "cueId phase".
 */
@ExtendWith(SharedChromium.class)
@Timeout(60)
class CueDeskIT {
  private static final String BEGIN =
      """
      const { CueDesk } = await import('/assets/cue-desk.js');
      const desk = new CueDesk(), seen = [];
      const cue = (cueId, changes) => desk.take({
        cueId, callId: 'call', state: 'raised', urgency: 'normal', severity: 'medium', raisedAt: 0, expiresAt: 100000, ...changes,
      });
      const at = (moment) => {
        const { picture } = desk.update(moment);
        seen.push(picture ? `${picture.cue.cueId} ${picture.phase}` : '');
      };
      """;

  private final Browser browser;
  private LiveServer server;

  CueDeskIT(Browser browser) {
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

  private List<String> seen(String story) {
    return browser.await(BEGIN + story + "; return seen;");
  }

  @Test
  void urgencyComesBeforeSeverityAndSeverityBeforeWhatIsNewer() {
    assertThat(
            seen(
                """
                cue('old', {raisedAt: 1}); cue('new', {raisedAt: 2}); cue('grave', {severity: 'high'});
                cue('urgent', {urgency: 'urgent', severity: 'low'});
                at(0); desk.answer('urgent', 'dismissed', 0); at(1); desk.answer('grave', 'dismissed', 1); at(2);
                desk.answer('new', 'dismissed', 2); at(3); desk.answer('old', 'dismissed', 3); at(4)
                """))
        .containsExactly("urgent open", "grave open", "new open", "old open", "");
  }

  @Test
  void aGraverCueWaitsUntilTheFirstCouldBeReadAndAnEqualOneUntilItIsOver() {
    assertThat(
            seen(
                """
                cue('first'); at(0); cue('equal', {raisedAt: 9}); at(1999); at(60000);
                cue('grave', {severity: 'high', raisedAt: 1}); at(60001); desk.answer('grave', 'wrong', 60002); at(60003)
                """))
        .containsExactly("first open", "first open", "first open", "grave open", "equal open");
  }

  @Test
  void anUrgentCueTakesThePlaceOfOneThatHasJustCome() {
    assertThat(
            seen(
                """
                cue('first'); at(0); cue('grave', {severity: 'high'}); at(1999); at(2000);
                cue('urgent', {urgency: 'urgent'}); at(2001)
                """))
        .containsExactly("first open", "first open", "grave open", "urgent open");
  }

  @Test
  void aSupersededCueStaysItsLeastTimeUnlessTheNextIsUrgent() {
    String superseded =
        "cue('a'); at(0); cue('a', {state: 'retracted', outcome: 'superseded'}); at(100);";
    assertThat(seen(superseded + "cue('b'); at(200); at(1999); at(2000)"))
        .containsExactly("a open", "a withdrawn", "a withdrawn", "a withdrawn", "b open");
    assertThat(seen(superseded + "cue('b', {urgency: 'urgent'}); at(200)"))
        .containsExactly("a open", "a withdrawn", "b open");
  }

  @Test
  void anAcceptedCueStaysToBeReadAndNoLongerThanItIsValid() {
    assertThat(seen("cue('a'); at(0); desk.answer('a', 'accepted', 0); at(1); at(9999); at(10000)"))
        .containsExactly("a open", "a accepted", "a accepted", "");
    assertThat(
            seen(
                "cue('a', {expiresAt: 500}); at(0); desk.answer('a', 'accepted', 0); at(499); at(500)"))
        .containsExactly("a open", "a accepted", "");
    assertThat(
            seen(
                """
                cue('a'); at(0); desk.answer('a', 'accepted', 0); at(1);
                cue('a', {state: 'resolved', outcome: 'acted'}); at(2); cue('b'); at(2001); at(2002)
                """))
        .containsExactly("a open", "a accepted", "a done", "a done", "b open");
  }

  @Test
  void whatWasAnsweredOrIsOverDoesNotComeBackWhenItIsToldAgain() {
    assertThat(
            seen(
                """
                cue('a'); at(0); desk.answer('a', 'dismissed', 1); at(1); cue('a', {state: 'updated'}); at(2);
                cue('b', {state: 'resolved', outcome: 'acted'}); at(3);
                cue('c'); at(4); cue('c', {state: 'retracted', outcome: 'contradicted'}); cue('c'); at(5); at(9999)
                """))
        .containsExactly("a open", "", "", "", "c open", "c withdrawn", "");
  }

  @Test
  void afterABreakWhatIsNotToldAgainIsOver() {
    assertThat(
            seen(
                """
                cue('a'); cue('b', {severity: 'low'}); at(0); desk.expectAll(1000); at(1001); cue('b', {severity: 'low'});
                at(2999); at(3000)
                """))
        .containsExactly("a open", "a open", "a open", "b open");
  }

  @Test
  void itSaysWhenToLookAgain() {
    List<Number> wakes =
        browser.await(
            BEGIN
                + """
                const wakes = [desk.update(0).wakeAt ?? -1];
                cue('a', {expiresAt: 5000}); wakes.push(desk.update(0).wakeAt);
                cue('b', {severity: 'high'}); wakes.push(desk.update(10).wakeAt);
                wakes.push(desk.update(2000).wakeAt);
                return wakes;
                """);
    assertThat(wakes).extracting(Number::intValue).containsExactly(-1, 5_000, 2_000, 100_000);
  }
}
