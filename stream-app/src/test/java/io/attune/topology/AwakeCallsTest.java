package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AwakeCallsTest {
  private static final long REST_MS = 15_000;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AwakeCalls awake = new AwakeCalls(new TopologyMeters(registry), REST_MS);

  static List<Long> seeds() {
    return new Random(20261123).longs(20, 0, 1_000_000).boxed().toList();
  }

  /** Against a map that is searched from end to end. */
  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithANaiveModel(long seed) {
    Random random = new Random(seed);
    List<KnownCall> calls =
        IntStream.range(0, 40).mapToObj(i -> KnownCall.begun("call-" + i, null, 0)).toList();
    Map<KnownCall, Long> model = new HashMap<>();
    long now = 0;
    for (int i = 0; i < 3_000; i++) {
      KnownCall call = calls.get(random.nextInt(calls.size()));
      switch (random.nextInt(8)) {
        case 0 -> {
          awake.remove(call);
          model.remove(call);
        }
        case 1, 2 -> {
          awake.pass(1_000);
          now += 1_000;
          Set<KnownCall> quiet = new HashSet<>();
          for (Map.Entry<KnownCall, Long> known : Map.copyOf(model).entrySet()) {
            if (now - known.getValue() >= REST_MS) {
              quiet.add(known.getKey());
              model.remove(known.getKey());
            }
          }
          assertThat(awake.takeQuiet()).containsExactlyInAnyOrderElementsOf(quiet);
        }
        default -> {
          // Some more often than others, or all would always be awake.
          KnownCall busy = random.nextInt(3) > 0 ? calls.get(random.nextInt(8)) : call;
          awake.touch(busy);
          model.put(busy, now);
        }
      }
      assertThat(registry.get("attune.calls.awake").gauge().value()).isEqualTo(model.size());
    }
    awake.clear();
    assertThat(registry.get("attune.calls.awake").gauge().value()).isZero();
  }
}
