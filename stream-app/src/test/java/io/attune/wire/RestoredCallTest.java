package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallInput;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Effect;
import io.attune.engine.Outcome;
import io.attune.engine.RandomCalls;
import io.attune.engine.SmallPlaybook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call that is stored and loaded anywhere goes on to the same end, byte for byte, as if nothing
 * had happened. A failing seed is in the test's name.
 *
 * <p>Views are left out: one may be shown once more after a restart.
 */
class RestoredCallTest {
  private static final CallEngine ENGINE = SmallPlaybook.engine();

  static List<Long> seeds() {
    return new Random(20261124).longs(60, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void callGoesOnAsIfItHadNeverStopped(long seed) throws Undecodable {
    List<CallInput> call = RandomCalls.call(seed);
    assertThat(lines(told(call, new Random(seed), 3))).isEqualTo(lines(told(call, null, 0)));
  }

  /**
   * What the engine tells of a call, stored and loaded before some of its inputs. What it heard
   * since it was stored last it hears again first.
   */
  private List<Effect> told(List<CallInput> call, Random random, int restarts) throws Undecodable {
    List<Integer> before = new ArrayList<>();
    for (int i = 0; i < restarts; i++) {
      before.add(1 + random.nextInt(call.size() - 1));
    }
    CallState state = null;
    int heard = 0;
    WrittenRows written = new WrittenRows(ENGINE, new CallRows.Marks(1, 2, 0, 3));
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < call.size(); i++) {
      if (before.contains(i) && state.phase() != CallState.Phase.CLOSED) {
        state = ENGINE.restored(written.read());
        for (CallInput again : call.subList(heard, i)) {
          state = ENGINE.step(state, again).state();
        }
      }
      Outcome outcome = ENGINE.step(state, call.get(i));
      state = outcome.state();
      effects.addAll(outcome.effects());
      if (written.write(call.get(i), outcome)) {
        heard = i + 1;
      }
    }
    effects.removeIf(e -> e instanceof Effect.ViewChanged);
    return effects;
  }

  private static List<String> lines(List<Effect> effects) {
    return effects.stream()
        .map(effect -> EffectJson.of(effect).orElse(new byte[0]))
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
