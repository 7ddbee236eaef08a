package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.engine.RandomCalls;
import io.attune.engine.Shelf;
import io.attune.engine.SmallPlaybook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that are played for nobody go all the way to their end, and leave nothing behind. */
class RehearsalTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void callsArePlayedAgainAndAgainAsCallsOfTheirOwn() {
    List<List<CallEvent>> calls = List.of(call(1), call(2));
    int events = calls.get(0).size() + calls.get(1).size();
    try (Rehearsal rehearsal = rehearsal(calls)) {
      rehearsal.play(events);
      long once = rehearsal.sent();
      double heard = heard();
      assertThat(once).isPositive();
      assertThat(heard).isPositive();

      rehearsal.play(2 * events);
      assertThat(heard()).isEqualTo(3 * heard);
      assertThat(rehearsal.sent()).isGreaterThan(2 * once);
    }
  }

  @Test
  void nothingOfItIsRefused() {
    try (Rehearsal rehearsal = rehearsal(List.of(call(3), call(4)))) {
      rehearsal.play(1_000);
    }
    assertThat(meters.find("attune.dead.letters").counters())
        .isNotEmpty()
        .allSatisfy(letters -> assertThat(letters.count()).isZero());
  }

  @Test
  void withoutCallsNothingIsPlayed() {
    try (Rehearsal rehearsal = rehearsal(List.of())) {
      rehearsal.play(10);
      assertThat(rehearsal.sent()).isZero();
    }
  }

  private double heard() {
    return meters.find("attune.segments").counters().stream().mapToDouble(Counter::count).sum();
  }

  private Rehearsal rehearsal(List<List<CallEvent>> calls) {
    return new Rehearsal(TopologySettings.DEFAULT, Shelf.of(SmallPlaybook.engine()), meters, calls);
  }

  private static List<CallEvent> call(long seed) {
    return RandomCalls.call(seed).stream()
        .filter(CallEvent.class::isInstance)
        .map(CallEvent.class::cast)
        .toList();
  }
}
