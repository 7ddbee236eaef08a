package io.attune.detect;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.language.LexicalScorer;
import io.attune.language.PhraseSet;
import io.attune.language.TextContext;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import java.util.List;
import java.util.Set;

/** Turns for tests, read without a playbook but for the phrase of a price. */
final class Said {
  private static final TextScorer SCORER =
      LexicalScorer.of(
          List.of(
              new PhraseSet("agent.price", Set.of(Speaker.AGENT), List.of("it costs"), List.of())),
          "en");

  private Said() {}

  static Turn agent(long startMs, long endMs, String text) {
    return turn(Speaker.AGENT, "", startMs, endMs, text);
  }

  static Turn customer(long startMs, long endMs, String text) {
    return turn(Speaker.CUSTOMER, "", startMs, endMs, text);
  }

  static Turn turn(Speaker speaker, String voice, long startMs, long endMs, String text) {
    SegmentHeard heard =
        new SegmentHeard(
            "s" + startMs, 0, true, speaker, voice, text, startMs, endMs, 1, List.of());
    Utterance words = new Utterance(text, speaker, null);
    return new Turn(heard, 0, SCORER.score(words, TextContext.NONE), "");
  }
}
