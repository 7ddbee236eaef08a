package io.attune.wire;

import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.Episode;
import io.attune.schemas.TurnScored;
import io.attune.sealing.KeyRing;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The fields of the outbound topics that repeat what was said: the same that text-free mode leaves
 * out. They are replaced in place, by what is given the field's name and its text.
 */
final class SaidFields {
  private SaidFields() {}

  static void replace(CoachingCue told, BinaryOperator<String> with) {
    told.setPrompts(told.getPrompts().stream().map(line -> with.apply("prompt", line)).toList());
    told.getEvidence().stream()
        .filter(evidence -> evidence.getQuote() != null)
        .forEach(evidence -> evidence.setQuote(with.apply("quote", evidence.getQuote())));
  }

  static void replace(TurnScored told, BinaryOperator<String> with) {
    if (told.getText() != null) {
      told.setText(with.apply("text", told.getText()));
    }
  }

  static void replace(CallView told, BinaryOperator<String> with) {
    replace(told.getOpenEpisodes(), with);
  }

  static void replace(CallSummary told, BinaryOperator<String> with) {
    replace(told.getEpisodes(), with);
  }

  /** The same cue with what was sealed as it was said, as far as there are keys. */
  static CoachingCue opened(CoachingCue told, KeyRing keys) {
    replace(told, (field, text) -> keys.open(told.getCallId(), text));
    return told;
  }

  /** The same for a turn. */
  static TurnScored opened(TurnScored told, KeyRing keys) {
    replace(told, (field, text) -> keys.open(told.getCallId(), text));
    return told;
  }

  /** The same for a view. */
  static CallView opened(CallView told, KeyRing keys) {
    replace(told, (field, text) -> keys.open(told.getCallId(), text));
    return told;
  }

  /** The same for a summary. */
  static CallSummary opened(CallSummary told, KeyRing keys) {
    replace(told, (field, text) -> keys.open(told.getCallId(), text));
    return told;
  }

  private static void replace(List<Episode> episodes, BinaryOperator<String> with) {
    episodes.stream()
        .flatMap(episode -> episode.getDrivers().stream())
        .filter(driver -> driver.getQuote() != null)
        .forEach(driver -> driver.setQuote(with.apply("quote", driver.getQuote())));
  }
}
