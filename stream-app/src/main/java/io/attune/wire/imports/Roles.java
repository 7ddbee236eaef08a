package io.attune.wire.imports;

import io.attune.call.Speaker;
import io.attune.wire.imports.SpokenCall.Utterance;
import java.util.List;

/**
 * Sides for dialogues that have none. Where everybody is {@code other} and at least two speakers
 * are told apart, whoever speaks first is taken for the agent and everybody else for the customer's
 * side. Where speakers cannot be told apart they stay {@code other}: a guess by turn would be wrong
 * as often as right.
 */
final class Roles {
  private Roles() {}

  static List<Utterance> assign(List<Utterance> utterances) {
    boolean noSides =
        utterances.stream().allMatch(u -> u.speaker() == Speaker.OTHER && !u.speakerId().isEmpty());
    if (!noSides || utterances.stream().map(Utterance::speakerId).distinct().count() < 2) {
      return utterances;
    }
    String first = utterances.get(0).speakerId();
    return utterances.stream()
        .map(u -> u.by(u.speakerId().equals(first) ? Speaker.AGENT : Speaker.CUSTOMER))
        .toList();
  }
}
