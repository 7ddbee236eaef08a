package io.attune.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTurnsTest {
  private static final Turn ASKED = Said.agent(0, 2_000, "how many do you need");
  private static final Turn ANSWERED = Said.customer(1_500, 4_000, "about twenty or so");
  private static final Turn ADDED = Said.customer(5_000, 6_000, "maybe more");
  private static final RecentTurns TALK = RecentTurns.of(List.of(ASKED, ANSWERED, ADDED));

  @Test
  void turnsStandInMediaOrderHoweverTheyCome() {
    RecentTurns turns = RecentTurns.NONE.after(ADDED).after(ASKED).after(ANSWERED);
    assertThat(turns).isEqualTo(TALK).hasSameHashCodeAs(TALK);
    assertThat(turns.all()).containsExactly(ASKED, ANSWERED, ADDED);
    assertThat(turns).isNotEqualTo(RecentTurns.NONE);
    assertThat(TALK.before(ADDED).all()).containsExactly(ASKED, ANSWERED);
    assertThat(TALK.endBefore(ADDED)).isFalse();
    assertThat(TALK.endBefore(Said.agent(6_500, 7_000, "fine"))).isTrue();
    assertThat(RecentTurns.NONE.endBefore(ASKED)).isTrue();
    assertThat(RecentTurns.of(List.of())).isSameAs(RecentTurns.NONE);
    assertThat(RecentTurns.within(List.of())).isSameAs(RecentTurns.NONE);
  }

  @Test
  void latestTurnOfASideIsFound() {
    assertThat(TALK.lastBy(Speaker.AGENT)).contains(ASKED);
    assertThat(TALK.lastBy(Speaker.CUSTOMER)).contains(ADDED);
    assertThat(TALK.lastBy(Speaker.OTHER)).isEmpty();
    assertThat(TALK.lastNotBy(Speaker.CUSTOMER)).contains(ASKED);
    assertThat(RecentTurns.of(List.of(ASKED)).lastNotBy(Speaker.AGENT)).isEmpty();
    assertThat(TALK.find("s0")).contains(ASKED);
    assertThat(TALK.find("other")).isEmpty();
  }

  @Test
  void timesOfTheTurnsAreToldApart() {
    assertThat(TALK.lastEndMs()).isEqualTo(6_000);
    assertThat(RecentTurns.NONE.lastEndMs()).isZero();
    assertThat(TALK.longestMs()).isEqualTo(2_500);
    assertThat(TALK.longestMs()).as("the second time").isEqualTo(2_500);
    assertThat(RecentTurns.NONE.longestMs()).isZero();
    assertThat(TALK.lastEndBefore(1_500)).isEqualTo(2_000);
    assertThat(TALK.lastEndBefore(1_501)).isEqualTo(4_000);
    assertThat(TALK.lastEndBefore(0)).isEqualTo(-1);
  }

  @Test
  void sharedSpeechIsThatOfTheOtherSide() {
    assertThat(TALK.overlapMs(Said.agent(3_000, 5_500, "well"))).isEqualTo(1_500);
    assertThat(TALK.overlapMs(Said.customer(3_000, 5_500, "well"))).isZero();
    assertThat(TALK.overlapMs(Said.customer(500, 1_200, "well"))).isEqualTo(700);
    Turn twice = Said.agent(3_000, 3_400, "well");
    assertThat(TALK.after(Said.turn(Speaker.CUSTOMER, "v2", 3_000, 3_400, "so")).overlapMs(twice))
        .as("at most as long as the turn")
        .isEqualTo(400);
  }

  @Test
  void twoMinutesAndTwoHundredAndFortyTurnsAreKept() {
    Turn late = Said.agent(100_000, 2_000 + RecentTurns.WINDOW_MS, "well");
    assertThat(TALK.after(late).all()).as("just two minutes").hasSize(4);
    Turn later = Said.agent(100_000, 2_001 + RecentTurns.WINDOW_MS, "well");
    assertThat(TALK.after(later).all()).containsExactly(ANSWERED, ADDED, later);

    List<Turn> many = new ArrayList<>();
    for (int i = 0; i <= RecentTurns.TURNS; i++) {
      many.add(Said.agent(10L * i, 10L * i + 5, "we"));
    }
    assertThat(RecentTurns.within(many).all()).hasSize(RecentTurns.TURNS).startsWith(many.get(1));
  }

  @Test
  void turnIsReadAgainAsAnAnswerToWhatStandsBeforeIt() {
    RecentTurns read =
        TALK.inContext((turn, context) -> Said.customer(turn.startMs(), turn.endMs(), context));
    assertThat(read.all())
        .extracting(t -> t.heard().text())
        .containsExactly("how many do you need", "how many do you need", "how many do you need");
  }

  @Test
  void correctedTurnTakesThePlaceOfTheFirst() {
    Turn corrected = Said.customer(1_500, 4_200, "about thirty");
    assertThat(TALK.replacing(corrected).all()).containsExactly(ASKED, corrected, ADDED);
  }
}
