package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;

class GroupPeersTest {
  private static final Optional<String> NAMELESS = Optional.empty();

  @Test
  void nobodyCoachesTheCallsOfAnEmptyGroup() {
    assertThat(GroupPeers.coachAll(List.of(), NAMELESS)).isFalse();
    assertThat(GroupPeers.coachAll(List.of(), Optional.of("a"))).isFalse();
  }

  @Test
  void whoIsThereHasTheCallsOfThoseWhoAreNot() {
    assertThat(GroupPeers.coachAll(List.of(member(NAMELESS)), NAMELESS)).isTrue();
    assertThat(GroupPeers.coachAll(List.of(member(NAMELESS)), Optional.of("a"))).isTrue();
    assertThat(GroupPeers.coachAll(List.of(member(Optional.of("b-1"))), Optional.of("a"))).isTrue();
  }

  @Test
  void callsWaitForANamedInstanceThatTheGroupStillKnows() {
    var members = List.of(member(Optional.of("b-1")), member(Optional.of("a-1")));
    assertThat(GroupPeers.coachAll(members, Optional.of("a"))).isFalse();
  }

  private static MemberDescription member(Optional<String> name) {
    return new MemberDescription("member", name, "client", "host", new MemberAssignment(Set.of()));
  }
}
