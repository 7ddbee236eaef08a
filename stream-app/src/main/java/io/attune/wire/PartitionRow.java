package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.InvalidEvent;
import io.attune.coach.Standings;
import io.attune.engine.StandingOrders;
import io.attune.schemas.StoredPartition;
import io.attune.wire.Undecodable.Reason;
import java.util.List;

/**
 * What the processor notes on a partition as a whole.
 *
 * @param orders what holds for calls that start from here on
 * @param standings how agents have taken each rule of late
 * @param producers who sends heartbeats
 * @param lookback how many records before its own a task that starts has to hear again, 0 or more
 */
public record PartitionRow(
    StandingOrders orders, Standings standings, List<String> producers, int lookback) {
  /** A start looks back over so many records at least. */
  public static final int LEAST_LOOKBACK = 2_000;

  /** Nothing noted yet. */
  public static final PartitionRow EMPTY =
      new PartitionRow(StandingOrders.NONE, Standings.NONE, List.of(), LEAST_LOOKBACK);

  private static final SingleObject<StoredPartition> BYTES =
      new SingleObject<>(StoredPartition.class, 1024 * 1024);

  public PartitionRow {
    producers = List.copyOf(producers);
  }

  /** The row. */
  public byte[] encode() {
    return BYTES.encode(
        StoredPartition.newBuilder()
            .setActivations(orders.activations().stream().map(OrderBodies::toWire).toList())
            .setSwitched(orders.muted().stream().map(OrderBodies::toWire).toList())
            .setExperiments(orders.experiments().stream().map(OrderBodies::toWire).toList())
            .setStandings(standings.all().stream().map(StoredStandings::toRow).toList())
            .setProducers(producers)
            .setLookback(lookback)
            .build());
  }

  /**
   * What a row says; nothing if there is none.
   *
   * @throws Undecodable if it is corrupt, or was written by a newer build
   */
  public static PartitionRow decode(byte[] row) throws Undecodable {
    if (row == null) {
      return EMPTY;
    }
    try {
      return of(BYTES.decode(row));
    } catch (InvalidEvent e) {
      throw new Undecodable(Reason.IMPOSSIBLE, "the partition's row: " + e.getMessage());
    }
  }

  private static PartitionRow of(StoredPartition stored) {
    return new PartitionRow(
        new StandingOrders(
            orders(stored.getActivations(), CallEvent.PlaybookActivated.class),
            orders(stored.getSwitched(), CallEvent.RuleSwitched.class),
            orders(stored.getExperiments(), CallEvent.ExperimentSet.class)),
        new Standings(stored.getStandings().stream().map(StoredStandings::fromRow).toList()),
        stored.getProducers(),
        stored.getLookback());
  }

  private static <T> List<T> orders(List<?> rows, Class<T> type) {
    return rows.stream().map(row -> type.cast(OrderBodies.fromWire(row))).toList();
  }
}
