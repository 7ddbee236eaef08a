package io.attune.playbook.yaml;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.detect.Category;
import io.attune.detect.Conversation;
import io.attune.detect.Detector;
import io.attune.detect.Detectors;
import io.attune.detect.Finding;
import io.attune.detect.Thresholds;
import io.attune.detect.Turn;
import io.attune.language.PhraseHit;
import io.attune.language.TextContext;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hears sentences as the product would hear them in the first turn of a call: by the playbook's own
 * phrases, the lexical tier and every detector.
 */
final class ExampleTrial {

  /** How long the sentence takes to say does not matter to what its words mean; milliseconds. */
  private static final long SPOKEN_MS = 3_000;

  private final TextScorer scorer;
  private final List<Detector> detectors;

  ExampleTrial(TextScorer scorer, Thresholds thresholds) {
    this.scorer = scorer;
    this.detectors = Detectors.all(thresholds);
  }

  /**
   * Why a sentence is heard as a category, for people: the words and what found them; nothing if it
   * is not heard as that.
   */
  Optional<String> heard(String sentence, Category category, SpokenCategory spoken) {
    Turn turn = turn(sentence, spoken);
    if (spoken.isIn(turn.reading())) {
      return Optional.of(
          turn.reading().phrases().stream()
              .filter(hit -> spoken.labels().contains(hit.label()))
              .findFirst()
              .map(hit -> inWords(turn, hit))
              .orElse("in the way it is put"));
    }
    List<Finding> findings = new ArrayList<>();
    detectors.forEach(detector -> detector.detect(turn, Conversation.EMPTY, findings::add));
    return findings.stream()
        .filter(finding -> finding.category() == category)
        .map(ExampleTrial::inWords)
        .findFirst();
  }

  /** What is heard in a sentence instead; nothing if no phrase is. */
  Optional<String> heardInstead(String sentence, SpokenCategory spoken) {
    Turn turn = turn(sentence, spoken);
    return turn.reading().phrases().stream()
        .findFirst()
        .map(hit -> hit.label() + " is, " + inWords(turn, hit));
  }

  private Turn turn(String sentence, SpokenCategory spoken) {
    SegmentHeard heard =
        new SegmentHeard(
            "example", 0, true, spoken.speaker(), "", sentence, 0, SPOKEN_MS, 1, List.of());
    Utterance utterance = new Utterance(sentence, spoken.speaker(), null);
    return new Turn(heard, 0, scorer.score(utterance, TextContext.NONE), "");
  }

  private static String inWords(Turn turn, PhraseHit hit) {
    return "in "
        + FaultCollector.quoted(turn.quote(hit.fromWord(), hit.toWord()))
        + " by the phrase "
        + FaultCollector.quoted(hit.pattern());
  }

  private static String inWords(Finding finding) {
    String quote = finding.evidence().quote();
    return (quote.isEmpty() ? "" : "in " + FaultCollector.quoted(quote) + " ")
        + "by "
        + finding.driver();
  }
}
