package io.attune.simulate;

import io.attune.coach.Standings;
import io.attune.detect.Turn;
import io.attune.engine.CallEngine;
import io.attune.engine.CallFacts;
import io.attune.engine.CallState;
import io.attune.engine.StandingOrders;
import io.attune.engine.Twins;
import io.attune.wire.CallRows;
import io.attune.wire.EpisodePages;
import io.attune.wire.PartitionRow;
import io.attune.wire.Undecodable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one partition has committed of its calls, as bytes. All that a crash leaves. The only place
 * that knows how calls are encoded.
 */
final class SimulatedStore {
  /**
   * Most bytes that a call may take in the store. A busy call of a hundred turns takes about 20 KB;
   * ten times that would be a state without bounds.
   */
  static final int MOST_BYTES = 200_000;

  private final CallRows rows = new CallRows();
  private final Map<String, Stored> calls = new HashMap<>();
  private byte[] partition;

  /** Turns by their segment, pending and settled. */
  private record Stored(
      byte[] call,
      byte[] dossier,
      Map<Integer, byte[]> pages,
      byte[] journey,
      Map<String, byte[]> turns,
      Set<String> pending) {
    /** Of the call itself, its journey and its turns aside. */
    int coreBytes() {
      int sum = call.length + dossier.length;
      for (byte[] page : pages.values()) {
        sum += page.length;
      }
      return sum;
    }

    int bytes() {
      int sum = coreBytes() + (journey == null ? 0 : journey.length);
      for (byte[] turn : turns.values()) {
        sum += turn.length;
      }
      return sum;
    }
  }

  /** What the store tells of a call at a glance. */
  record Glance(CallFacts facts, CallRows.Marks marks) {}

  /** The calls that are stored. */
  Set<String> keys() {
    return calls.keySet();
  }

  Glance glance(String key) {
    Stored stored = calls.get(key);
    try {
      CallRows.Head head = rows.head(Twins.callIdOf(key), stored.call(), stored.dossier());
      return new Glance(head.facts(), head.marks());
    } catch (Undecodable e) {
      throw new SimulationFault(key + ": what was stored cannot be read", e);
    }
  }

  /** A call as it was stored, not yet brought back to life. */
  CallState load(String key, CallEngine engine) {
    return decode(key, calls.get(key), engine);
  }

  private CallState decode(String key, Stored stored, CallEngine engine) {
    try {
      return rows.state(
          Twins.callIdOf(key),
          stored.call(),
          stored.dossier(),
          rows.pages(stored.dossier(), stored.pages()::get),
          stored.journey(),
          List.copyOf(stored.turns().values()),
          engine);
    } catch (Undecodable e) {
      throw new SimulationFault(key + ": what was stored cannot be read", e);
    }
  }

  /**
   * Stores a call.
   *
   * @param settled the turns that settled since it was stored before
   * @param another whether it is another call of the same id, so that earlier turns are not its own
   * @return how many bytes it takes
   */
  int put(
      String key,
      CallState state,
      CallRows.Marks marks,
      List<Turn> settled,
      boolean another,
      CallEngine engine) {
    Stored before = another ? null : calls.get(key);
    Map<String, byte[]> turns = new LinkedHashMap<>(before == null ? Map.of() : before.turns());
    // What was pending and is neither settled nor pending any more was taken away.
    turns.keySet().removeAll(before == null ? Set.of() : before.pending());
    settled.forEach(turn -> turns.put(turn.segmentId(), rows.turn(turn)));
    state.pending().forEach(turn -> turns.put(turn.segmentId(), rows.turn(turn)));
    Stored stored = encode(state, marks, turns, engine);
    calls.put(key, stored);
    if (stored.coreBytes() > MOST_BYTES) {
      throw new SimulationFault(key + " takes " + stored.bytes() + " bytes");
    }
    return stored.bytes();
  }

  private Stored encode(
      CallState state, CallRows.Marks marks, Map<String, byte[]> turns, CallEngine engine) {
    EpisodePages pages = EpisodePages.NONE.holding(state.settled().finished());
    return new Stored(
        rows.call(state, marks),
        rows.dossier(state, engine.playbook(), pages),
        pages.pages().stream().collect(Collectors.toMap(EpisodePages.Page::number, rows::page)),
        rows.journey(state),
        turns,
        state.pending().stream().map(Turn::segmentId).collect(Collectors.toUnmodifiableSet()));
  }

  /** Read and written again, a stored call must be the same bytes. */
  void requireStable(String key, CallEngine engine) {
    Stored stored = calls.get(key);
    Stored again = encode(decode(key, stored, engine), glance(key).marks(), stored.turns(), engine);
    if (!Arrays.equals(stored.call(), again.call())
        || !Arrays.equals(stored.dossier(), again.dossier())
        || !isSame(stored.pages(), again.pages())
        || !Arrays.equals(stored.journey(), again.journey())) {
      throw new SimulationFault(key + ": decoded and encoded again it is not the same");
    }
  }

  private static boolean isSame(Map<Integer, byte[]> a, Map<Integer, byte[]> b) {
    return a.keySet().equals(b.keySet())
        && a.keySet().stream().allMatch(number -> Arrays.equals(a.get(number), b.get(number)));
  }

  void forget(String key) {
    calls.remove(key);
  }

  /** What was noted on the partition as a whole. */
  PartitionRow partition() {
    try {
      return PartitionRow.decode(partition);
    } catch (Undecodable e) {
      throw new SimulationFault("what was noted of the partition cannot be read", e);
    }
  }

  void putPartition(StandingOrders orders, Set<String> beating) {
    partition =
        new PartitionRow(orders, Standings.NONE, List.copyOf(beating), PartitionRow.LEAST_LOOKBACK)
            .encode();
  }
}
