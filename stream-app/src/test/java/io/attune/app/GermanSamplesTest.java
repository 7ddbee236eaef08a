package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallInput;
import io.attune.coach.Cue;
import io.attune.coach.CueState;
import io.attune.coach.CueText;
import io.attune.engine.CallEngine;
import io.attune.engine.Story;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the German playbook makes of the German samples: which cues, resting on which words. */
class GermanSamplesTest {
  private static final CallEngine ENGINE = Playbooks.engine(PlaybookYaml.bundled("default-de"));

  private static List<Cue> raised(String sample) throws IOException {
    List<CallInput> events = new ArrayList<>();
    try (var recorded = new Samples.Sample(sample).events(bad -> assertThat(bad).isNull())) {
      recorded.forEachRemaining(events::add);
    }
    return Story.of(ENGINE, events).cues().stream()
        .filter(cue -> cue.state() == CueState.RAISED)
        .toList();
  }

  private static List<String> told(List<Cue> cues) {
    return cues.stream().map(cue -> cue.rule().category().key() + ": " + cue.words()).toList();
  }

  @Test
  void thePriceThatIsPushedIsHeardInTheCustomersWords() throws IOException {
    List<Cue> cues = raised("de-01-preis-gehoert");

    assertThat(told(cues)).contains("objection/price: mehr als wir eingeplant hatten");
    assertThat(CueText.prompts(cues.get(0)).get(0)).contains("„mehr als wir eingeplant hatten“");
    assertThat(told(cues)).noneMatch(cue -> cue.startsWith("tension/"));
  }

  @Test
  void anEscalatingComplaintIsHeardAndItsReleaseToo() throws IOException {
    assertThat(told(raised("de-02-heizung-dritter-anruf")))
        .containsSubsequence(
            "tension/repeated-request: habe ich letztes Mal auch schon durchgegeben,",
            "tension/escalation-request: geben Sie mir bitte Ihren Vorgesetzten,")
        .anyMatch(cue -> cue.startsWith("tension/rising"))
        .anyMatch(cue -> cue.startsWith("tension/released"));
  }

  @Test
  void silenceAndHoldAreHeardButNotTheWaitThatWasAnnounced() throws IOException {
    List<String> cues = told(raised("de-03-stille-und-warteschleife"));

    assertThat(cues).filteredOn(cue -> cue.startsWith("silence/dead-air")).hasSize(2);
    assertThat(cues)
        .anyMatch(cue -> cue.startsWith("silence/long-hold"))
        .anyMatch(cue -> cue.startsWith("silence/unanswered-question"))
        .noneMatch(cue -> cue.startsWith("tension/"));
  }
}
