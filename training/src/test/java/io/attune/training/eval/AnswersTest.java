package io.attune.training.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.Speaker;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.training.figures.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final Playbook PLAYBOOK = PlaybookYaml.bundled("default-en");

  private final Tier tier =
      new Tier(
          "always-on", Scorers.always(LexicalScorer.of(PLAYBOOK.phrases(), PLAYBOOK.locale())));

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.4, -0.2, -0.1, 0, 0.19, 0.2, 0.7})
  void likeliestPolarityIsTheOneThatTheCutsSay(double valence) {
    Answer answer = Answers.ofValence(valence, 0.2);
    assertThat(answer.probability(0) + answer.probability(1) + answer.probability(2))
        .isCloseTo(1, within(1e-12));
    assertThat(answer.confidence())
        .isCloseTo(
            Math.max(answer.probability(0), Math.max(answer.probability(1), answer.probability(2))),
            within(1e-12));
    assertThat(answer.predicted())
        .isEqualTo(valence <= -0.2 ? Task.NEGATIVE : valence >= 0.2 ? Task.POSITIVE : Task.NEUTRAL);
  }

  @Test
  void lowerValenceIsAlwaysLikelierNegative() {
    assertThat(Answers.ofValence(0.3, 0.2).probability(Task.NEGATIVE))
        .isLessThan(Answers.ofValence(0.2, 0.2).probability(Task.NEGATIVE));
  }

  @Test
  void objectionIsTheCategoryThatIsNamed() {
    Task task = ResistanceTypes.task();
    assertThat(answer(task, "that's way too expensive for us")).isEqualTo("price");
    assertThat(answer(task, "the sky is blue")).isEqualTo("none or another");
  }

  private String answer(Task task, String text) {
    Answer answer =
        tier.answer(Path.of("own"), Turns.turn(Speaker.CUSTOMER, text, ""), List.of(task)).get(0);
    assertThat(answer.confidence()).isEqualTo(1);
    return task.classes().get(answer.predicted());
  }
}
