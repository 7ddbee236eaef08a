package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.Scope;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final int CALLS = 20_000;

  @Test
  void splitsCallsByTheShares() {
    Map<Arm, Integer> arms = new EnumMap<>(Arm.class);
    int shadowed = 0;
    for (int call = 0; call < CALLS; call++) {
      Assignment assignment = Assignment.of("call-" + call, experiment("e1"));
      arms.merge(assignment.arm(), 1, Integer::sum);
      shadowed += assignment.shadow() == null ? 0 : 1;
    }
    assertThat(share(arms.get(Arm.CANDIDATE))).isCloseTo(0.3, within(0.02));
    assertThat(share(arms.get(Arm.HOLDOUT))).isCloseTo(0.1, within(0.02));
    assertThat(share(arms.get(Arm.CONTROL))).isCloseTo(0.6, within(0.02));
    assertThat(share(shadowed)).as("half of the control").isCloseTo(0.3, within(0.02));
  }

  @Test
  void givesTheSameCallTheSamePlace() {
    for (int call = 0; call < 100; call++) {
      assertThat(Assignment.of("call-" + call, experiment("e1")))
          .isEqualTo(Assignment.of("call-" + call, experiment("e1")));
    }
  }

  @Test
  void splitsTwoExperimentsIndependently() {
    int both = 0;
    for (int call = 0; call < CALLS; call++) {
      boolean first = Assignment.of("call-" + call, experiment("e1")).arm() == Arm.CANDIDATE;
      boolean second = Assignment.of("call-" + call, experiment("e2")).arm() == Arm.CANDIDATE;
      both += first && second ? 1 : 0;
    }
    assertThat(share(both)).isCloseTo(0.09, within(0.02));
  }

  private static double share(int calls) {
    return calls / (double) CALLS;
  }

  private static ExperimentSet experiment(String id) {
    return new ExperimentSet(id, "small", 2, 0.3, 0.1, 0.5, Scope.ALL);
  }
}
