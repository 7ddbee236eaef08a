package io.attune.training.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.training.eval.Goal.Figure;
import io.attune.training.figures.Answer;
import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoalTest {
  private static final Task SENTIMENT =
      Tasks.of(List.of(Turns.turn(Speaker.OTHER, "", "'sentiment':'neutral'"))).get(0);

  private final Judgements judged = new Judgements(3);

  private double measured(Figure figure) {
    SetResult result =
        new SetResult(
            new LabelledSet(Path.of("meld_test.jsonl"), "meld_test"),
            judged.size(),
            Map.of(SENTIMENT, Map.of("always-on", judged)),
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of(),
            Optional.empty());
    Findings findings =
        new Findings(
            List.of(result), List.of("always-on"), Map.of(), 0, new EvalOptions(1, 0, false, 0));
    return new Goal("meld", "sentiment", figure, List.of(0.5))
        .measured(findings, result, "always-on")
        .orElse(-1);
  }

  @Test
  void figuresAreOfTheTaskAndTheClassThatMattersMost() {
    judged.add("a", 0, Task.NEGATIVE, new Answer(Task.NEGATIVE, 0.8, 0.1, 0.1));
    judged.add("b", 1, Task.NEUTRAL, new Answer(Task.NEGATIVE, 0.6, 0.3, 0.1));
    assertThat(measured(Figure.F1)).isEqualTo(2 / 3.0);
    assertThat(measured(Figure.AUC)).isEqualTo(1);
    assertThat(measured(Figure.MACRO_F1)).isEqualTo(1 / 3.0);
  }

  @Test
  void whatIsNotMeasuredIsNeitherMetNorMissed() {
    judged.add("a", 0, Task.NEUTRAL, new Answer(Task.NEUTRAL, 0.1, 0.8, 0.1));
    assertThat(measured(Figure.AUC)).isEqualTo(-1);
    assertThat(measured(Figure.F1)).isEqualTo(-1);
    assertThat(measured(Figure.ABOVE_VADER_AT_3)).isEqualTo(-1);
    assertThat(measured(Figure.CALLED_NEGATIVE)).isEqualTo(-1);
    assertThat(measured(Figure.SILENCES_FOUND)).isEqualTo(-1);
  }

  @Test
  void errorsAreToStayBelowTheirTargetsAndAllElseToReachThem() {
    Goal error = new Goal("meld", "", Figure.CALIBRATION, List.of(0.1));
    assertThat(error.isMet(0.05, 0.1)).isTrue();
    assertThat(error.isMet(0.2, 0.1)).isFalse();
    Goal auc = new Goal("meld", "", Figure.AUC, List.of(0.1));
    assertThat(auc.isMet(0.2, 0.1)).isTrue();
    assertThat(auc.isMet(0.05, 0.1)).isFalse();
  }
}
