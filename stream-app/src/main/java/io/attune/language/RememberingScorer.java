package io.attune.language;

import io.attune.call.Speaker;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the same words in the same place once: for simulations and properties, where people say
 * little that is new and what is under test is the engine. Safe for threads.
 */
public final class RememberingScorer implements TextScorer {
  private static final int MOST = 200_000;

  private final TextScorer scorer;
  private final Map<Heard, TextReading> readings = Collections.synchronizedMap(new HashMap<>());

  private record Heard(String text, Speaker speaker, String previous) {}

  /** Remembers what a scorer made of the words, up to 200,000 readings. */
  public RememberingScorer(TextScorer scorer) {
    this.scorer = scorer;
  }

  @Override
  public TextReading score(Utterance utterance, TextContext context) {
    if (utterance.wordConfidence() != null) {
      return scorer.score(utterance, context);
    }
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

  @Override
  public boolean hasPhrases(Utterance utterance) {
    return scorer.hasPhrases(utterance);
  }
}
