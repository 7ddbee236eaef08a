package io.attune.training.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.language.LexicalScorer;
import io.attune.language.TextScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.training.labelled.LabelledSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FalseCuesTest {
  private static final Playbook PLAYBOOK = PlaybookYaml.bundled("default-en");
  private static final TextScorer SCORER = LexicalScorer.of(PLAYBOOK.phrases(), PLAYBOOK.locale());

  @TempDir private Path folder;

  private LabelledSet set(String... turns) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String turn : turns) {
      String[] said = turn.split(": ");
      lines.append(
          "{\"dialogue\":\"%s\",\"speaker\":\"%s\",\"text\":\"%s\"%s}\n"
              .formatted(said[0], said[1], said[2], said.length > 3 ? "," + said[3] : ""));
    }
    Path file = Files.writeString(folder.resolve("oasis.jsonl"), lines);
    return new LabelledSet(file, "oasis");
  }

  @Test
  void cuesAreCountedForAHundredTurns() throws Exception {
    FalseCues cues =
        FalseCues.of(
            set(
                "a: customer: that's way too expensive for us",
                "a: agent: right",
                "b: customer: good morning",
                "b: agent: good morning"),
            PLAYBOOK,
            Scorers.always(SCORER),
            false,
            1);
    assertThat(cues.turns()).isEqualTo(4);
    assertThat(cues.per100Turns("objection/price")).isEqualTo(25);
    assertThat(cues.per100Turns()).isEqualTo(25);
  }

  @Test
  void cuesThatRestOnEstimatedTimesAreLeftOut() throws Exception {
    String[] turns = {
      "a: agent: one moment: \"start_ms\":0,\"end_ms\":1000",
      "a: agent: there we are: \"start_ms\":60000,\"end_ms\":61000"
    };
    FalseCues timed = FalseCues.of(set(turns), PLAYBOOK, Scorers.always(SCORER), true, 1);
    assertThat(timed.cues()).containsKey("silence/dead-air");
    FalseCues estimated = FalseCues.of(set(turns), PLAYBOOK, Scorers.always(SCORER), false, 1);
    assertThat(estimated.cues()).isEmpty();
  }

  @Test
  void everyDialogueIsReadByTheScorerThatMayAnswerForIt() throws Exception {
    Set<String> asked = new TreeSet<>();
    Scorers scorers =
        (file, dialogue) -> {
          asked.add(dialogue);
          return SCORER;
        };
    FalseCues.of(set("a: agent: hello", "b: agent: hello"), PLAYBOOK, scorers, false, 1);
    assertThat(asked).containsExactly("a", "b");
  }
}
