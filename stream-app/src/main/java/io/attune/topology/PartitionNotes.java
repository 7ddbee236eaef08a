package io.attune.topology;

import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.coach.Standings;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Reception;
import io.attune.engine.Shelf;
import io.attune.wire.PartitionRow;
import java.util.List;

/** What one partition knows beyond its calls: the orders that stand, and how rules are taken. */
final class PartitionNotes {
  private final Reception reception;
  private Standings standings = Standings.NONE;

  PartitionNotes(Shelf shelf) {
    this.reception = new Reception(shelf);
  }

  /** Begins calls by the orders that stand. */
  Reception reception() {
    return reception;
  }

  /** What the store tells of them. */
  void recall(PartitionRow noted) {
    reception.follow(noted.orders());
    standings = noted.standings();
  }

  /**
   * An order was read.
   *
   * @return whether it holds; not if the playbook that it names is not at hand
   */
  boolean take(Body order) {
    if (order instanceof RuleSwitched switched) {
      standings = standings.without(switched);
    }
    return reception.take(order);
  }

  /**
   * A call is over.
   *
   * @return the rules that agents have become tired of with this call, to be told to all partitions
   */
  List<RuleSwitched> learn(CallSummarised over) {
    if (!over.facts().terms().assignment().arm().isSeen()) {
      return List.of();
    }
    Standings before = standings;
    standings =
        before.after(
            over.facts().playbook().id(), over.facts().context().level(), over.last().ledger());
    return standings.tiredSince(before);
  }

  /**
   * @param producers who sends heartbeats
   * @param lookback how many records before its own a task that starts has to hear again
   */
  PartitionRow row(List<String> producers, int lookback) {
    return new PartitionRow(reception.orders(), standings, producers, lookback);
  }
}
