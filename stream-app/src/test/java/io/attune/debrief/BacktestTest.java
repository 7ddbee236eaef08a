package io.attune.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.coach.CueOutcome;
import io.attune.debrief.CueDifference.Type;
import io.attune.detect.Category;
import io.attune.detect.Ladder.Step;
import io.attune.engine.CallEngine;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.playbook.Attention;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private final List<CueDifference> found = new ArrayList<>();

  private static Script call() {
    return Script.call()
        .agent(0, 2_000, "good morning")
        .customer(3_000, 5_000, "that is too expensive")
        .agent(6_000, 8_000, "the model is blue")
        .customer(30_000, 32_000, "not this quarter")
        .agent(33_000, 35_000, "right")
        .ended(60_000);
  }

  private Backtest.Result run(CallEngine fresh) {
    Backtest backtest = new Backtest(SmallPlaybook.engine(), fresh, found::add);
    call().inputs().forEach(backtest::hear);
    return backtest.finish();
  }

  @Test
  void anotherVersionThatSaysTheSameIsNoDifference() {
    Backtest.Result result =
        run(SmallPlaybook.engine(new PlaybookRef("small", 2), Attention.DEFAULT));
    assertThat(found).isEmpty();
    assertThat(result.differences()).isZero();
    assertThat(result.calls()).isEqualTo(1);
    assertThat(result.turns()).isEqualTo(5);
    assertThat(result.cuesBefore()).isPositive().isEqualTo(result.cuesAfter());
  }

  @Test
  void aSmallerBudgetLosesWhatIsOverIt() {
    Attention usual = Attention.DEFAULT;
    Backtest.Result result =
        run(SmallPlaybook.engine(new Attention(usual.cooldownMs(), 1, usual.lateAfterMs())));
    assertThat(found).isNotEmpty().allSatisfy(d -> assertThat(d.type()).isEqualTo(Type.LOST));
    assertThat(found)
        .filteredOn(d -> d.category() == Category.OBJECTION_TIMING)
        .singleElement()
        .satisfies(d -> assertThat(d.after()).isNull())
        .satisfies(d -> assertThat(d.cue().quotes().get(0).words()).isEqualTo("not this quarter"));
    assertThat(result.differences()).isEqualTo(found.size());
    assertThat(result.rules().get("objection-timing").of(Type.LOST)).isEqualTo(1);
    assertThat(result.rules().get("objection-price").of(Type.LOST)).isZero();
  }

  private static CueShown cue(String rule, long episodeMs, long raisedMs, Step step, String text) {
    return new CueShown(
        rule + episodeMs,
        rule,
        Category.OBJECTION_PRICE,
        Severity.MEDIUM,
        step,
        raisedMs,
        raisedMs,
        episodeMs,
        "headline",
        List.of(text, "general"),
        List.of(),
        CueOutcome.EXPIRED);
  }

  @Test
  void cuesAreMatchedByRuleAndConcern() {
    CueShown old = cue("price", 1_000, 5_000, Step.ACKNOWLEDGE, "a");
    assertThat(differences(old, cue("price", 1_000, 5_000, Step.ACKNOWLEDGE, "a"))).isEmpty();
    assertThat(differences(old, cue("price", 1_000, 7_000, Step.ACKNOWLEDGE, "a")))
        .containsExactly("MOVED [time]");
    assertThat(differences(old, cue("price", 1_000, 5_000, Step.VALIDATE, "b")))
        .containsExactly("CHANGED [step, text]");
    // The onset moved with the threshold: still the same concern if it is near.
    assertThat(differences(old, cue("price", 3_000, 9_000, Step.ACKNOWLEDGE, "a")))
        .containsExactly("MOVED [time]");
    assertThat(differences(old, cue("price", 90_000, 95_000, Step.ACKNOWLEDGE, "a")))
        .containsExactly("LOST []", "ADDED []");
    assertThat(differences(old, cue("other", 1_000, 5_000, Step.ACKNOWLEDGE, "a")))
        .containsExactlyInAnyOrder("LOST []", "ADDED []");
  }

  private static List<String> differences(CueShown before, CueShown after) {
    return CueMatching.differences("c", List.of(before), List.of(after)).stream()
        .map(d -> d.type() + " " + d.aspects())
        .toList();
  }
}
