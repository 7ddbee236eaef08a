package io.attune.gateway.live;

import java.util.ArrayList;
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
    boolean added;
    if (subscriber.interest() instanceof Interest.Agent agent) {
      added = place(byAgent, agent.agentId()).add(subscriber);
    } else if (subscriber.interest() instanceof Interest.Call call) {
      added = place(byCall, call.callId()).add(subscriber);
    } else {
      added = ofTeams.add(subscriber);
    }
    size += added ? 1 : 0;
  }

  private static Set<Subscriber> place(Map<String, Set<Subscriber>> places, String id) {
    return places.computeIfAbsent(id, absent -> new LinkedHashSet<>(2));
  }

  void remove(Subscriber subscriber) {
    boolean removed;
    if (subscriber.interest() instanceof Interest.Agent agent) {
      removed = remove(byAgent, agent.agentId(), subscriber);
    } else if (subscriber.interest() instanceof Interest.Call call) {
      removed = remove(byCall, call.callId(), subscriber);
    } else {
      removed = ofTeams.remove(subscriber);
    }
    size -= removed ? 1 : 0;
  }

  private static boolean remove(
      Map<String, Set<Subscriber>> places, String id, Subscriber subscriber) {
    Set<Subscriber> place = places.getOrDefault(id, Set.of());
    boolean removed = place.contains(subscriber) && place.remove(subscriber);
    if (removed && place.isEmpty()) {
      places.remove(id);
    }
    return removed;
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
    List<Subscriber> all = new ArrayList<>(size);
    all.addAll(ofTeams);
    byAgent.values().forEach(all::addAll);
    byCall.values().forEach(all::addAll);
    return all;
  }

  int size() {
    return size;
  }
}
