package io.attune.gateway.live;

import io.attune.gateway.access.Identity;
import io.attune.wire.News;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The index of calls that are over, as far back as it goes. Not safe for threads: the board's. */
final class FinishedCalls {
  /** As many as are kept; about a kilobyte each. */
  static final int MOST = 10_000;

  private final Map<String, News.Finished> byId = new HashMap<>();
  private final TreeSet<News.Finished> byEnd =
      new TreeSet<>(
          Comparator.comparingLong(News.Finished::endedAt)
              .thenComparing(News.Finished::callId)
              .reversed());

  /**
   * What is looked for.
   *
   * @param team null for all that they may see
   * @param queue null for all
   * @param before epoch ms: only calls that ended earlier
   * @param limit as many at most, 1 or more
   */
  record Query(String team, String queue, long before, int limit) {}

  void add(News.Finished call) {
    News.Finished before = byId.put(call.callId(), call);
    if (before != null) {
      byEnd.remove(before);
    }
    byEnd.add(call);
    if (byEnd.size() > MOST) {
      byId.remove(byEnd.pollLast().callId());
    }
  }

  /** Of a call that was erased nothing is told any more. */
  void remove(String callId) {
    News.Finished call = byId.remove(callId);
    if (call != null) {
      byEnd.remove(call);
    }
  }

  Optional<News.Finished> of(String callId) {
    return Optional.ofNullable(byId.get(callId));
  }

  /** Newest first. */
  List<News.Finished> find(Identity who, Query query) {
    List<News.Finished> found = new ArrayList<>();
    for (News.Finished call : byEnd) {
      if (call.endedAt() < query.before()
          && (query.team() == null || query.team().equals(call.team()))
          && (query.queue() == null || query.queue().equals(call.queue()))
          && who.maySeeCall(call.tenant(), call.agentId(), call.team())) {
        found.add(call);
        if (found.size() == query.limit()) {
          break;
        }
      }
    }
    return found;
  }
}
