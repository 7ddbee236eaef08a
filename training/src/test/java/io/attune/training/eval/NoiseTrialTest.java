package io.attune.training.eval;

import static io.attune.training.eval.Turns.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.Speaker;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import io.attune.training.noise.Condition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTrialTest {
  private static final Playbook PLAYBOOK = PlaybookYaml.bundled("default-en");
  private static final List<Tier> TIERS =
      List.of(
          new Tier(
              "always-on",
              Scorers.always(LexicalScorer.of(PLAYBOOK.phrases(), PLAYBOOK.locale()))));
  private static final LabelledSet SET = new LabelledSet(Path.of("own.jsonl"), "own");

  private final List<LabelledTurn> turns = new ArrayList<>();

  private void turns(int dialogues) {
    for (int i = 0; i < dialogues; i++) {
      turns.add(turn("d" + i, Speaker.OTHER, "What an awful mess.", "'sentiment':'negative'"));
      turns.add(turn("d" + i, Speaker.OTHER, "The bus is red.", "'sentiment':'neutral'"));
    }
  }

  @Test
  void everyConditionIsTriedOnTheSameTurns() {
    turns(20);
    List<NoiseTrial> trials = NoiseTrial.of(SET, turns, TIERS, 0, 1);
    assertThat(trials).extracting(NoiseTrial::condition).isEqualTo(Condition.ALL);
    assertThat(trials).extracting(NoiseTrial::n).containsOnly(40);
    NoiseTrial clean = trials.get(0);
    assertThat(clean.figure().value()).isEqualTo(1);
    assertThat(clean.change().value()).isZero();
    assertThat(clean.wordErrorRate()).isZero();
  }

  @Test
  void changeIsRelativeToCleanWords() {
    turns(40);
    for (NoiseTrial trial : NoiseTrial.of(SET, turns, TIERS, 0, 1)) {
      assertThat(trial.change().value()).isCloseTo(trial.figure().value() - 1, within(1e-12));
    }
  }

  @Test
  void wholeDialoguesAreDrawnUntilThereAreEnoughTurns() {
    turns(50);
    List<NoiseTrial> trials = NoiseTrial.of(SET, turns, TIERS, 11, 1);
    assertThat(trials).extracting(NoiseTrial::n).containsOnly(12);
  }

  @Test
  void setWithoutLabelsIsNotTried() {
    turns.add(turn(Speaker.OTHER, "hello", ""));
    assertThat(NoiseTrial.of(SET, turns, TIERS, 0, 1)).isEmpty();
  }
}
