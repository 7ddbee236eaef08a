package io.attune.call;

import io.attune.call.CallEvent.TurnRefined;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a slower model might answer on a turn. */
public final class RandomAnswers {
  private RandomAnswers() {}

  public static TurnRefined on(String segmentId, int revision, Random random) {
    Set<String> moves =
        Stream.of("acknowledge", "validate", "open-question", "next-step")
            .filter(move -> random.nextInt(3) == 0)
            .collect(Collectors.toSet());
    return new TurnRefined(
        segmentId,
        revision,
        "some-encoder/1",
        share(random) * 2 - 1,
        share(random),
        share(random),
        share(random),
        moves);
  }

  private static double share(Random random) {
    return random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
  }
}
