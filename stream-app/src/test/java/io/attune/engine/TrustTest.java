package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.Channel;
import io.attune.call.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has met a concern well is told of later ones only when a step is missed. */
class TrustTest {
  @Test
  void regularAgentIsTrustedOnceAConcernWasMetPromptly() {
    assertThat(secondConcern(AgentLevel.REGULAR, 25_000)).doesNotContain("objection/timing");
  }

  @Test
  void regularAgentIsNotTrustedWhereTheConcernHadToWait() {
    assertThat(secondConcern(AgentLevel.REGULAR, 25_001)).contains("objection/timing");
  }

  @Test
  void noviceIsToldOfEveryConcern() {
    assertThat(secondConcern(AgentLevel.NOVICE, 5_000)).contains("objection/timing");
  }

  @Test
  void expertIsToldOfNone() {
    assertThat(secondConcern(AgentLevel.EXPERT, 60_000)).isEmpty();
  }

  /** What is cued where the first concern is acknowledged so long after it was raised. */
  private static List<String> secondConcern(AgentLevel level, long acknowledgedAfterMs) {
    CallContext context =
        new CallContext(Channel.VOICE, Direction.UNKNOWN, null, null, List.of(), List.of(), level);
    long met = 2_000 + acknowledgedAfterMs;
    return Script.call(context)
        .customer(2_000, 4_000, "that is too expensive")
        .agent(met - 1_500, met, "i hear that and that makes sense")
        .customer(met + 30_000, met + 32_000, "and it is not this quarter")
        .ended(met + 40_000)
        .play()
        .raised();
  }
}
