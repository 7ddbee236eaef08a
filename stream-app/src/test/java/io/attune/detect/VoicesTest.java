package io.attune.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.Speaker;
import org.junit.jupiter.api.Test;

class VoicesTest {
  private static final Turn GLAD = Said.customer(0, 2_000, "that is wonderful thank you so much");
  private static final Turn PLAIN = Said.customer(4_000, 5_000, "there are three of them here");

  @Test
  void voicesAreToldApartInTheOrderInWhichTheySpeak() {
    Voices voices = Voices.NONE.after(by("a", 0)).after(by("b", 2_000)).after(by("a", 4_000));
    assertThat(voices.all()).extracting(Voice::speakerId).containsExactly("a", "b");
    assertThat(voices.all()).extracting(Voice::turns).containsExactly(2, 1);
    assertThat(voices.first().talkMs()).isEqualTo(2_000);
    assertThat(voices.of(by("b", 9_000)).turns()).isEqualTo(1);
    assertThat(voices.of(by("c", 9_000)).turns()).isZero();
    assertThat(Voices.NONE.first().speakerId()).isEmpty();
  }

  @Test
  void whoComesAfterTheEighthIsNobodyInParticular() {
    Voices voices = Voices.NONE;
    for (int i = 0; i < Voice.MOST; i++) {
      voices = voices.after(by("v" + i, i));
    }
    Voices more = voices.after(by("ninth", 10_000)).after(by("tenth", 12_000));
    assertThat(more.all()).hasSize(Voice.MOST + 1);
    assertThat(more.of(by("ninth", 20_000)).speakerId()).isEmpty();
    assertThat(more.of(by("ninth", 20_000)).turns()).isEqualTo(2);
    assertThat(more.of(by("v3", 20_000)).turns()).isEqualTo(1);
  }

  @Test
  void baselineIsTheMeanOfTheFirstFourTurns() {
    Baseline baseline = Baseline.NONE.after(GLAD).after(PLAIN);
    assertThat(baseline.words())
        .isEqualTo((GLAD.reading().wordCount() + PLAIN.reading().wordCount()) / 2.0);
    assertThat(baseline.sentiment())
        .isCloseTo((GLAD.reading().sentiment() + PLAIN.reading().sentiment()) / 2, within(1e-9));
    assertThat(baseline.isKnown()).isFalse();
    Baseline known = baseline.after(PLAIN).after(PLAIN);
    assertThat(known.isKnown()).isTrue();
    assertThat(known.after(GLAD)).isSameAs(known);
  }

  @Test
  void moodFadesAndNeutralTurnsCalmIt() {
    Mood glad = Mood.NONE.after(GLAD);
    assertThat(glad.value()).isCloseTo(GLAD.reading().sentiment(), within(1e-9)).isPositive();
    assertThat(glad.atMs()).isEqualTo(2_000);
    Mood calmer = glad.after(PLAIN);
    assertThat(calmer.value()).isBetween(0.0, glad.value()).isLessThan(glad.value());
    double kept = glad.weight() * Decay.factor(3_000, Mood.HALF_LIFE_MS);
    double added = 0.3 + 0.7 * PLAIN.reading().sentimentConfidence();
    double mean = (glad.value() * kept + PLAIN.reading().sentiment() * added) / calmer.weight();
    assertThat(calmer.weight()).isCloseTo(kept + added, within(1e-9));
    assertThat(calmer.value()).isCloseTo(mean, within(1e-9));
    Mood shortTurn = Mood.NONE.after(Said.customer(0, 500, "there are three"));
    assertThat(shortTurn.weight()).as("three words of six").isLessThanOrEqualTo(0.5);
    assertThat(Mood.NONE.after(Said.customer(0, 500, "")).value()).isZero();
  }

  @Test
  void halfIsLeftAfterTheHalfLife() {
    assertThat(Decay.factor(20_000, 20_000)).isEqualTo(0.5);
    assertThat(Decay.factor(40_000, 20_000)).isEqualTo(0.25);
    assertThat(Decay.factor(0, 20_000)).isEqualTo(1);
    assertThat(Decay.factor(-1, 20_000)).isEqualTo(1);
  }

  @Test
  void airtimeAddsUp() {
    Airtime airtime = Airtime.NONE.after(PLAIN).after(GLAD);
    int words = PLAIN.reading().wordCount() + GLAD.reading().wordCount();
    assertThat(airtime).isEqualTo(new Airtime(2, words, 3_000, 5_000));
  }

  private static Turn by(String voice, long startMs) {
    return Said.turn(Speaker.CUSTOMER, voice, startMs, startMs + 1_000, "there are three");
  }
}
