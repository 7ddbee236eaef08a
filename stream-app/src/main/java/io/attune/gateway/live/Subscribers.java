package io.attune.gateway.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who listens, found by what they listen to. Not safe for threads: the board's. */
final class Subscribers {
  private final Map<String, Set<Subscriber>> byAgent = new HashMap<>();
  private final Map<String, Set<Subscriber>> byCall = new HashMap<>();
  private final Set<Subscriber> ofTeams = new LinkedHashSet<>();
  private int size;

  void add(Subscriber subscriber) {
    size += place(subscriber).add(subscriber) ? 1 : 0;
  }

  private Set<Subscriber> place(Subscriber subscriber) {
    if (subscriber.interest() instanceof Interest.Agent agent) {
      return byAgent.computeIfAbsent(agent.agentId(), id -> new LinkedHashSet<>());
    }
    if (subscriber.interest() instanceof Interest.Call call) {
      return byCall.computeIfAbsent(call.callId(), id -> new LinkedHashSet<>());
    }
    return ofTeams;
  }

  void remove(Subscriber subscriber) {
    Set<Subscriber> place = place(subscriber);
    size -= place.remove(subscriber) ? 1 : 0;
    if (place.isEmpty()) {
      byAgent.values().remove(place);
      byCall.values().remove(place);
    }
  }

  /** Whoever may be concerned by a call that is, or was, an agent's; they know themselves. */
  List<Subscriber> of(String callId, String agentId, String otherAgentId) {
    Set<Subscriber> all = new LinkedHashSet<>(byCall.getOrDefault(callId, Set.of()));
    if (agentId != null) {
      all.addAll(byAgent.getOrDefault(agentId, Set.of()));
    }
    if (otherAgentId != null) {
      all.addAll(byAgent.getOrDefault(otherAgentId, Set.of()));
    }
    all.addAll(ofTeams);
    return List.copyOf(all);
  }

  /** Those who listen to this call alone. */
  List<Subscriber> ofCall(String callId) {
    return List.copyOf(byCall.getOrDefault(callId, Set.of()));
  }

  Collection<Subscriber> all() {
    Set<Subscriber> all = new LinkedHashSet<>(ofTeams);
    byAgent.values().forEach(all::addAll);
    byCall.values().forEach(all::addAll);
    return all;
  }

  int size() {
    return size;
  }
}
