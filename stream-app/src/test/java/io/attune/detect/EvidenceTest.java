package io.attune.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.language.Contribution;
import io.attune.language.LexicalScorer;
import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a sentiment rests on is shown to the word. */
class EvidenceTest {
  private static final TextScorer SCORER = LexicalScorer.of(List.of(), "en");

  private static Turn turn(String text) {
    SegmentHeard heard =
        new SegmentHeard("s1", 0, true, Speaker.CUSTOMER, "", text, 0, 3_000, 1, List.of());
    Utterance words = new Utterance(text, Speaker.CUSTOMER, null);
    return new Turn(heard, 0, SCORER.score(words, TextContext.NONE), "");
  }

  private static List<String> words(Turn turn, Evidence evidence) {
    return evidence.contributions().stream()
        .map(c -> turn.quote(c.fromWord(), c.toWord()))
        .toList();
  }

  @Test
  void kindWordsAreShownWithWhatEachAdded() {
    Turn turn = turn("that is wonderful and you are so kind thank you");
    List<Finding> found = new ArrayList<>();
    new Release().detect(turn, Conversation.EMPTY, found::add);

    assertThat(found).hasSize(1);
    Evidence evidence = found.get(0).evidence();
    assertThat(evidence.signal()).isEqualTo("kind-words");
    assertThat(words(turn, evidence)).contains("wonderful");
    assertThat(evidence.contributions()).allSatisfy(c -> assertThat(c.value()).isPositive());
    assertThat(evidence.contributions())
        .hasSizeGreaterThan(1)
        .isSortedAccordingTo(Comparator.comparingInt(Contribution::fromWord));
  }

  @Test
  void theStrongestIsQuotedForTheEyeAndNeverToBeSaidBack() {
    Turn turn =
        turn("the manual is poor and this is an absolutely terrible nightmare but thank you");
    Evidence evidence = Evidence.ofSentiment(turn, "sentiment-drop", 0.5, 0.3, -1);

    Contribution strongest =
        evidence.contributions().stream()
            .min(Comparator.comparingDouble(Contribution::value))
            .orElseThrow();
    assertThat(evidence.fromWord()).isEqualTo(strongest.fromWord());
    assertThat(evidence.toWord()).isEqualTo(strongest.toWord());
    assertThat(evidence.quote()).isIn("terrible", "nightmare");
    assertThat(evidence.quotable()).isEmpty();
    assertThat(evidence.observed()).isEqualTo(0.5);
    assertThat(words(turn, evidence)).isNotEmpty().doesNotContain("thank", "thank you");
  }

  @Test
  void fourWordsAreEnoughAndTheyAreTheStrongest() {
    Turn turn = turn("bad awful horrible terrible disgusting useless rubbish poor");
    List<Contribution> all = turn.reading().contributions();
    List<Contribution> carrying = turn.carrying(-1);

    assertThat(all).hasSizeGreaterThan(4);
    assertThat(carrying).hasSize(4);
    double weakest = carrying.stream().mapToDouble(c -> -c.value()).min().orElseThrow();
    List<Integer> kept = carrying.stream().map(Contribution::fromWord).toList();
    assertThat(all)
        .filteredOn(c -> !kept.contains(c.fromWord()))
        .allSatisfy(c -> assertThat(-c.value()).isLessThanOrEqualTo(weakest + 0.01));
  }

  @Test
  void aMeasureThatNoWordOfTheTurnExplainsQuotesNone() {
    Turn heard = turn("thank you that is wonderful");
    Refinement otherwise = new Refinement("m/1", -0.7, 0.8, 0, 0, Set.of());
    Turn refined = heard.answeredBy(otherwise).refined();
    assertThat(refined.reading().sentiment()).isEqualTo(-0.7);

    assertThat(Evidence.ofSentiment(refined, "sentiment-drop", 0.5, 0.3, -1))
        .isEqualTo(Evidence.ofMeasure(refined, "sentiment-drop", 0.5, 0.3));
  }
}
