package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.Scope;
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

  private static PlaybookActivated activated(String playbook, Scope scope) {
    return new PlaybookActivated(playbook, 1, scope);
  }

  private static String playbook(StandingOrders orders, String team, String language) {
    CallEvent start =
        CallEvent.of("c1", Script.START, new CallStarted("agent-7", "sales", team, language));
    return orders.activationFor(start).orElseThrow().playbookId();
  }
}
