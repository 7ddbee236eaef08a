package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The very edges, which scenarios in spoken lines are too coarse for. */
class DeliveryThresholdsTest {
  private static final String LINE = "let me explain how it works for you";

  @Test
  void monologueIsFortyFiveSecondsOfSpeech() {
    assertThat(heard(speech(44_999), "delivery/monologue")).isFalse();
    assertThat(heard(speech(45_000), "delivery/monologue")).isTrue();
  }

  @Test
  void monologueCountsSpeechAndNotThePausesInIt() {
    Script script = Script.call().agent(1_000, 31_000, LINE).agent(36_000, 50_000, LINE);
    assertThat(heard(script.ended(55_000), "delivery/monologue")).isFalse();
  }

  private static Script speech(long lengthMs) {
    return Script.call()
        .agent(1_000, 20_000, LINE)
        .agent(20_000, 1_000 + lengthMs, LINE)
        .ended(60_000);
  }

  @Test
  void talkShareIsMoreThanSevenTenths() {
    assertThat(heard(shared(70_000), "delivery/talk-share")).isFalse();
    assertThat(heard(shared(70_100), "delivery/talk-share")).isTrue();
  }

  /** 100 s of talk, of which the agent has so much, in goes of less than 45 s. */
  private static Script shared(long agentMs) {
    String answer = "we use three of them in the warehouse";
    long middle = agentMs / 2;
    long reply = 100_000 - agentMs;
    return Script.call()
        .agent(0, middle, LINE)
        .customer(middle, middle + reply, answer)
        .agent(middle + reply, 100_000, LINE)
        .ended(105_000);
  }

  @Test
  void pauseIsFilledBelowSevenTenthsOfASecond() {
    assertThat(heard(answeredAfter(699), "delivery/pause-filled")).isTrue();
    assertThat(heard(answeredAfter(700), "delivery/pause-filled")).isFalse();
  }

  private static Script answeredAfter(long gapMs) {
    return Script.call()
        .customer(1_000, 3_000, "that is too expensive")
        .agent(3_000 + gapMs, 8_000, "we also have it in green")
        .ended(12_000);
  }

  private static boolean heard(Script script, String category) {
    return !script.tick(200_000).play().episodes(category).isEmpty();
  }
}
