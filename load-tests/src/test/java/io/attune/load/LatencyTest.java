package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTest {
  private static final MachineLoad QUIET = new MachineLoad(0, 0);

  @Test
  void theEncoderIsToldOfByItsTurnsASecondAndByWhatCuesTakeBesideIt() {
    BenchCase part =
        new BenchCase(
            "500 final segments/s",
            List.of(
                run(Subject.ATTUNE, Map.of(Latency.P50, 20.0, Latency.FIGURE, 40.0)),
                run(
                    Subject.ENCODER,
                    Map.of(Latency.P50, 21.0, Latency.FIGURE, 50.0, Latency.EMBEDDED, 97.4)),
                run(Subject.BARE, Map.of(Latency.P50, 18.0, Latency.FIGURE, 30.0))));

    assertThat(Latency.encoderNote(part))
        .isEqualTo(
            "500 final segments/s: with the encoder at 97 embedded turns/s p50 is 1.05 and p99 1.25"
                + " of that without.");
    assertThat(part.subjects()).containsExactly(Subject.ATTUNE, Subject.ENCODER, Subject.BARE);
  }

  private static BenchRun run(Subject subject, Map<String, Double> figures) {
    return new BenchRun(subject, figures, null, QUIET);
  }
}
