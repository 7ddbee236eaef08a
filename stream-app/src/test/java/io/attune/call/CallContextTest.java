package io.attune.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallContextTest {
  private static final String TOO_LONG = "x".repeat(Limits.ID_CHARS + 1);

  @Test
  void agentOfWhomNobodySaidHowMuchCoachingTheyWantIsARegularOne() {
    assertThat(CallContext.UNKNOWN.level()).isEqualTo(AgentLevel.REGULAR);
    CallContext expert =
        new CallContext(
            Channel.CHAT, Direction.INBOUND, null, null, List.of(), List.of(), AgentLevel.EXPERT);
    assertThat(expert.level()).isEqualTo(AgentLevel.EXPERT);
    assertThat(expert.isChat()).isTrue();
    assertThat(CallContext.UNKNOWN.isChat()).isFalse();
  }

  @Test
  void briefIsShort() {
    List<String> most = Collections.nCopies(CallContext.MOST, "price");
    assertThat(known(null, most, most).knownWorries()).isEqualTo(most);

    List<String> more = Collections.nCopies(CallContext.MOST + 1, "price");
    assertThatThrownBy(() -> known(null, more, List.of()))
        .hasMessage("knownWorries has 17 entries, at most 16 are allowed");
    assertThatThrownBy(() -> known(null, List.of(), more))
        .hasMessage("earlierFailures has 17 entries, at most 16 are allowed");
    assertThatThrownBy(() -> known(null, List.of(""), List.of()))
        .hasMessage("an entry of knownWorries is missing");
    assertThatThrownBy(() -> known(TOO_LONG, List.of(), List.of()))
        .hasMessageContaining("playbookId");
  }

  @Test
  void callHasAChannelAndADirection() {
    assertThatThrownBy(() -> of(null, Direction.INBOUND, null)).hasMessageContaining("channel");
    assertThatThrownBy(() -> of(Channel.VOICE, null, null)).hasMessageContaining("direction");
    assertThatThrownBy(() -> of(Channel.VOICE, Direction.INBOUND, TOO_LONG))
        .hasMessageContaining("customerTier");
  }

  private static CallContext of(Channel channel, Direction direction, String tier) {
    return new CallContext(channel, direction, null, tier, List.of(), List.of(), null);
  }

  private static CallContext known(String playbookId, List<String> worries, List<String> failures) {
    return new CallContext(
        Channel.VOICE, Direction.UNKNOWN, playbookId, null, worries, failures, null);
  }
}
