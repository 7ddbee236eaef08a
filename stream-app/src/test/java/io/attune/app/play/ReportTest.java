package io.attune.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          12,
          11,
          1_234,
          400,
          new TreeMap<>(
              Map.of(
                  "objection",
                  new TreeMap<>(Map.of("price", 2L, "timing", 1L)),
                  "silence",
                  Map.of("dead-air", 3L))),
          new Spread(40, 17, 30, 41, 60),
          new Spread(3, 120, 250, 250, 260),
          0,
          2);

  @Test
  void jsonIsOneLineWithTheDocumentedFields() {
    assertThat(REPORT.toJson())
        .isEqualTo(
            "{\"type\":\"report\",\"segments\":1234,\"turns\":400,"
                + "\"cues\":{\"objection\":3,\"silence\":3},"
                + "\"latencyMs\":{\"p50\":17,\"p95\":30,\"p99\":41,\"max\":60,\"count\":40},"
                + "\"silenceLatenessMs\":{\"p50\":120,\"p95\":250,\"p99\":250,\"max\":260,\"count\":3},"
                + "\"duplicates\":0,"
                + "\"categories\":{\"objection\":{\"price\":2,\"timing\":1},\"silence\":{\"dead-air\":3}},"
                + "\"calls\":12,\"summaries\":11,\"behindScheduleMs\":2}");
  }

  @Test
  void tableNamesEveryKindWithItsCategories() {
    assertThat(Plain.of(REPORT))
        .containsExactly(
            "",
            "calls               12 played, 11 summarised",
            "segments            1234 published",
            "turns               400 scored",
            "cues                6 raised",
            "  objection         3: price 2, timing 1",
            "  silence           3: dead-air 3",
            "publish to receipt  p50 17 ms, p95 30 ms, p99 41 ms, max 60 ms (of 40)",
            "silence lateness    p50 120 ms, p95 250 ms, p99 250 ms, max 260 ms (of 3)",
            "behind schedule     at most 2 ms",
            "duplicates          0");
  }

  @Test
  void withoutCuesThereIsNothingToMeasure() {
    Spread none = new Spread(0, 0, 0, 0, 0);
    Report empty = new Report(1, 0, 3, 0, Map.of(), none, none, 0, 0);

    assertThat(Plain.of(empty)).contains("publish to receipt  nothing to measure");
    assertThat(empty.toJson()).contains("\"cues\":{},\"latencyMs\":{\"p50\":0");
  }
}
