package io.attune.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.engine.Effect;
import io.attune.engine.Script;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The JSON of one short call, line by line as it is kept in {@code effects.jsonl}: the lines are
 * what other people's scripts read, so a change of them has to be seen.
 */
class GoldenLinesTest {

  @Test
  void linesOfACallAreTheOnesKept() throws IOException {
    List<String> lines =
        Script.call()
            .agent(0, 2_000, "it costs two hundred a month")
            .partial(Speaker.CUSTOMER, "p1", 0, 2_500, 3_400, "hmm too expensive")
            .finalOf(Speaker.CUSTOMER, "p1", 1, 2_500, 4_000, "hmm that is \"too expensive\" né 🙂")
            .agent(5_000, 7_000, "i hear that")
            .customer(18_000, 20_000, "i already told you speak to your manager")
            .ended(23_000)
            .tick(30_000)
            .play()
            .effects()
            .stream()
            .map(EffectJson::of)
            .flatMap(Optional::stream)
            .map(line -> new String(line, UTF_8))
            .toList();

    assertThat(lines).containsExactlyElementsOf(kept());
  }

  @Test
  void whatIsOnlyCountedHasNoLine() {
    assertThat(EffectJson.of(new Effect.Dropped(Effect.DropReason.DUPLICATE))).isEmpty();
  }

  private static List<String> kept() throws IOException {
    try (InputStream in = GoldenLinesTest.class.getResourceAsStream("/wire/effects.jsonl")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
