package io.attune.language;

import java.util.List;

/**
 * The valence of one turn's words.
 *
 * @param score -1 (most negative) to +1, 0 when no word carries any
 * @param confidence 0 to 1: how much the score is worth; grows with the evidence and with the
 *     length of a turn that holds none, shrinks when the evidence contradicts itself or was poorly
 *     heard
 * @param contributions the evidence, in the order it was said
 */
public record Sentiment(double score, double confidence, List<Contribution> contributions) {

  public Sentiment {
    contributions = List.copyOf(contributions);
  }
}
