package io.attune.simulate;

import io.attune.call.Speaker;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scorer that reads the same words in the same place once: simulated people say little that is
 * new, and what is under test is the engine.
 */
final class RememberingScorer implements TextScorer {
  private static final int MOST = 200_000;

  private final TextScorer scorer;
  private final Map<Heard, TextReading> readings = new ConcurrentHashMap<>();

  private record Heard(String text, Speaker speaker, String previous) {}

  RememberingScorer(TextScorer scorer) {
    this.scorer = scorer;
  }

  /** Words come without confidences here, so these are no part of what is remembered. */
  @Override
  public TextReading score(Utterance utterance, TextContext context) {
    Heard heard = new Heard(utterance.text(), utterance.speaker(), context.previous());
    TextReading known = readings.get(heard);
    if (known == null) {
      known = scorer.score(utterance, context);
      if (readings.size() < MOST) {
        readings.put(heard, known);
      }
    }
    return known;
  }
}
