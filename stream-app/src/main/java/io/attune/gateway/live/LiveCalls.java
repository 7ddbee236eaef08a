package io.attune.gateway.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The live calls, found by their id and by their agent. Not safe for threads: the board's. */
final class LiveCalls {
  private final Map<String, LiveCall> byId = new LinkedHashMap<>(16, 0.75f, true);

  /** When an instance starts anew, all agents come back at once: each has to find theirs fast. */
  private final Map<String, Set<LiveCall>> byAgent = new HashMap<>();

  /** The call of this id; null if there is none. */
  LiveCall find(String callId) {
    return byId.get(callId);
  }

  /**
   * The call of this id, which is made if there is none.
   *
   * @param agentId who hears of it from now on, beside those who did before; null for nobody
   */
  LiveCall of(String callId, String agentId) {
    LiveCall call = byId.computeIfAbsent(callId, LiveCall::new);
    if (agentId != null && call.agentIds().add(agentId)) {
      byAgent.computeIfAbsent(agentId, id -> new LinkedHashSet<>(2)).add(call);
    }
    return call;
  }

  /** The call is forgotten; returns it, or null if there was none. */
  LiveCall remove(String callId) {
    LiveCall call = byId.remove(callId);
    if (call != null) {
      call.agentIds().forEach(agentId -> leave(agentId, call));
    }
    return call;
  }

  private void leave(String agentId, LiveCall call) {
    Set<LiveCall> theirs = byAgent.get(agentId);
    theirs.remove(call);
    if (theirs.isEmpty()) {
      byAgent.remove(agentId);
    }
  }

  /** All that are, or were, an agent's. */
  List<LiveCall> ofAgent(String agentId) {
    return List.copyOf(byAgent.getOrDefault(agentId, Set.of()));
  }

  /** All of them, the one that was touched longest ago first. */
  List<LiveCall> all() {
    return new ArrayList<>(byId.values());
  }
}
