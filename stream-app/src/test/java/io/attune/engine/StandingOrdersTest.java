package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.call.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingOrdersTest {
  @Test
  void narrowestScopeThatCoversACallCounts() {
    StandingOrders orders =
        StandingOrders.NONE
            .after(activated("team", new Scope(null, "north", null)))
            .after(activated("british", new Scope(null, null, "en-GB")))
            .after(activated("english", new Scope(null, null, "en")))
            .after(activated("everybody", Scope.ALL));

    assertThat(playbook(orders, "north", "en-GB")).isEqualTo("team");
    assertThat(playbook(orders, "south", "en-GB")).isEqualTo("british");
    assertThat(playbook(orders, "south", "en-US")).isEqualTo("english");
    assertThat(playbook(orders, "south", "de-DE")).isEqualTo("everybody");
  }

  @Test
  void laterActivationOfTheSameScopeReplacesTheEarlier() {
    StandingOrders orders =
        StandingOrders.NONE.after(activated("old", Scope.ALL)).after(activated("new", Scope.ALL));
    assertThat(orders.activations()).hasSize(1);
    assertThat(playbook(orders, "north", "en")).isEqualTo("new");
  }

  @Test
  void mutedRuleSpeaksAgainWhenItIsSwitchedBack() {
    RuleSwitched off = new RuleSwitched("small", "r", AgentLevel.EXPERT, true, "tired");
    StandingOrders muted = StandingOrders.NONE.after(off);
    assertThat(muted.mutedFor("small", AgentLevel.EXPERT)).containsExactly("r");
    assertThat(muted.mutedFor("small", AgentLevel.NOVICE)).isEmpty();
    assertThat(muted.mutedFor("other", AgentLevel.EXPERT)).isEmpty();

    RuleSwitched on = new RuleSwitched("small", "r", AgentLevel.EXPERT, false, "asked for");
    assertThat(muted.after(on).mutedFor("small", AgentLevel.EXPERT)).isEmpty();
  }

  @Test
  void narrowestCountsInWhateverOrderTheyCame() {
    StandingOrders orders =
        StandingOrders.NONE
            .after(activated("everybody", Scope.ALL))
            .after(activated("english", new Scope(null, null, "en")))
            .after(activated("team", new Scope(null, "north", null)));
    assertThat(playbook(orders, "north", "en-GB")).isEqualTo("team");
    assertThat(playbook(orders, "south", "en-GB")).isEqualTo("english");
  }

  @Test
  void producerMayAskForAPlaybookThatIsActivatedForItsCalls() {
    StandingOrders orders =
        StandingOrders.NONE
            .after(activated("wanted", Scope.ALL))
            .after(activated("team", new Scope(null, "north", null)));
    assertThat(orders.activationFor(asking("wanted")).orElseThrow().playbookId())
        .isEqualTo("wanted");
    assertThat(orders.activationFor(asking("unknown")).orElseThrow().playbookId())
        .isEqualTo("team");
  }

  @Test
  void callTakesPartInTheNewestExperimentThatCoversIt() {
    StandingOrders orders =
        StandingOrders.NONE
            .after(experiment("old", Scope.ALL))
            .after(experiment("new", Scope.ALL))
            .after(experiment("german", new Scope(null, null, "de")));
    assertThat(orders.experimentFor(asking(null)).orElseThrow().experimentId()).isEqualTo("new");
    StandingOrders replaced = orders.after(experiment("old", Scope.ALL));
    assertThat(replaced.experiments()).hasSize(3);
    assertThat(replaced.experimentFor(asking(null)).orElseThrow().experimentId()).isEqualTo("old");
  }

  private static ExperimentSet experiment(String id, Scope scope) {
    return new ExperimentSet(id, "small", 2, 0.5, 0, 0, scope);
  }

  private static CallEvent asking(String playbookId) {
    CallContext context =
        new CallContext(
            Channel.VOICE, Direction.UNKNOWN, playbookId, null, List.of(), List.of(), null);
    return CallEvent.of(
        "c1", Script.START, new CallStarted("agent-7", "sales", "north", "en", context));
  }

  private static PlaybookActivated activated(String playbook, Scope scope) {
    return new PlaybookActivated(playbook, 1, scope);
  }

  private static String playbook(StandingOrders orders, String team, String language) {
    CallEvent start =
        CallEvent.of("c1", Script.START, new CallStarted("agent-7", "sales", team, language));
    return orders.activationFor(start).orElseThrow().playbookId();
  }
}
