package io.attune.training.eval;

import static io.attune.training.eval.Turns.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.training.figures.Answer;
import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledTurn;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistakeTest {
  @Test
  void surestMistakesComeFirst() {
    LabelledTurn first = turn("a", Speaker.CUSTOMER, "one", "'abusive':true");
    LabelledTurn second = turn("b", Speaker.CUSTOMER, "two", "'abusive':false");
    LabelledTurn third = turn("c", Speaker.CUSTOMER, "three", "'abusive':true");
    List<LabelledTurn> turns = List.of(first, second, third);
    Judgements judged = new Judgements(2);
    judged.add("a", 0, Task.YES, new Answer(Task.NO, 0.4, 0.6));
    judged.add("b", 1, Task.NO, new Answer(Task.YES, 0.9, 0.1));
    judged.add("c", 2, Task.YES, new Answer(Task.YES, 1, 0));
    Task abuse = Tasks.of(turns).get(0);
    List<Mistake> mistakes = Mistake.surest(abuse, "own", judged, turns, 10);
    assertThat(mistakes).extracting(Mistake::turn).containsExactly(second, first);
    assertThat(mistakes.get(0).gold()).isEqualTo("no");
    assertThat(mistakes.get(0).predicted()).isEqualTo("yes");
    assertThat(mistakes.get(0).probability()).isEqualTo(0.9);
    assertThat(Mistake.surest(abuse, "own", judged, turns, 1)).hasSize(1);
  }
}
