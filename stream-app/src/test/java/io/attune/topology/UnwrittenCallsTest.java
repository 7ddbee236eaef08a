package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnwrittenCallsTest {
  private final UnwrittenCalls unwritten = new UnwrittenCalls();

  static List<Long> seeds() {
    return new Random(20261123).longs(20, 0, 1_000_000).boxed().toList();
  }

  /** Against a map that is searched from end to end; some calls begin before others. */
  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithANaiveModel(long seed) {
    Random random = new Random(seed);
    List<KnownCall> calls =
        IntStream.range(0, 30).mapToObj(i -> KnownCall.begun("call-" + i, null, 0)).toList();
    Map<KnownCall, Long> model = new HashMap<>();
    for (int offset = 0; offset < 3_000; offset++) {
      KnownCall call = calls.get(random.nextInt(calls.size()));
      if (random.nextInt(3) == 0) {
        unwritten.remove(call);
        model.remove(call);
      } else {
        long since = Math.max(0, offset - (random.nextInt(4) == 0 ? random.nextInt(40) : 0));
        unwritten.add(call, since);
        model.putIfAbsent(call, since);
      }
      long old = offset - 20 - random.nextInt(20);
      List<KnownCall> expected =
          model.keySet().stream().filter(waiting -> model.get(waiting) <= old).toList();
      List<KnownCall> taken = new ArrayList<>();
      unwritten.takeOld(old, taken::add);
      assertThat(taken).containsExactlyInAnyOrderElementsOf(expected);
      model.keySet().removeAll(expected);
    }
  }
}
