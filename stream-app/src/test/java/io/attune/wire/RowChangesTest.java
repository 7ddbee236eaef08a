package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.detect.Turn;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Outcome;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowChangesTest {
  private static final CallEngine ENGINE = SmallPlaybook.engine();

  private CallState written;
  private CallState state;

  private RowChanges changes(CallInput input) {
    Outcome outcome = ENGINE.step(state, input);
    state = outcome.state();
    return RowChanges.between(written, state, input, outcome.effects());
  }

  /** What the last step of a call has to write, when nothing but its begin was written. */
  private RowChanges last(Script script) {
    state = null;
    written = null;
    List<CallInput> inputs = script.inputs();
    for (CallInput input : inputs.subList(0, inputs.size() - 1)) {
      changes(input);
      written = written == null ? state : written;
    }
    return changes(inputs.get(inputs.size() - 1));
  }

  @Test
  void wordsThatLeadToNothingAreWrittenOnceTheyAreCertain() {
    RowChanges heard = last(Script.call().agent(0, 2_000, "right"));
    assertThat(heard.isNone()).isTrue();
    assertThat(RowChanges.since(written, state).turns()).isEqualTo(state.pending()).hasSize(1);

    RowChanges certain = last(Script.call().agent(0, 2_000, "right").tick(6_000));
    assertThat(certain.call()).isTrue();
    assertThat(certain.turns()).extracting(Turn::segmentId).containsExactly("s1");
  }

  @Test
  void wordsThatLeadToACueAreWrittenAtOnce() {
    RowChanges cued = last(Script.call().customer(0, 2_000, "that is too expensive"));
    assertThat(cued.call()).isTrue();
    assertThat(cued.dossier()).isTrue();
    assertThat(cued.turns()).isEqualTo(state.pending()).hasSize(1);
  }

  @Test
  void turnThatIsTakenAwayIsWrittenIfItWas() {
    Script script = Script.call().agent(0, 2_000, "right");
    last(script);
    CallState heard = state;
    CallInput away = Script.call().finalOf(Speaker.AGENT, "s1", 1, 0, 2_000, " ").inputs().get(1);
    assertThat(changes(away).isNone()).as("the stores never had it").isTrue();

    state = heard;
    written = heard;
    assertThat(changes(away).withdrawn()).isNotNull();
  }
}
