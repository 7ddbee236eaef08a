package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.engine.RandomCalls;
import io.attune.engine.Shelf;
import io.attune.engine.SmallPlaybook;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls that are played for nobody go all the way to their end. */
class RehearsalTest {
  private final Rehearsal rehearsal =
      new Rehearsal(Shelf.of(SmallPlaybook.engine()), Topics.PLAIN.format());

  @Test
  void callsArePlayedAgainAndAgainUntilTheTimeIsUp() {
    List<List<CallEvent>> calls = List.of(call(1), call(2));
    int events = calls.get(0).size() + calls.get(1).size();
    assertThat(rehearsal.play(calls, TimeUnit.SECONDS.toNanos(1))).isGreaterThan(events);
  }

  @Test
  void nothingIsPlayedInNoTimeOrWithoutCalls() {
    assertThat(rehearsal.play(List.of(call(1)), 0)).isZero();
    assertThat(rehearsal.play(List.of(), TimeUnit.SECONDS.toNanos(1))).isZero();
  }

  private static List<CallEvent> call(long seed) {
    return RandomCalls.call(seed).stream()
        .filter(CallEvent.class::isInstance)
        .map(CallEvent.class::cast)
        .toList();
  }
}
