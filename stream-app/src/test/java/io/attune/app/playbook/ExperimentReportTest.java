package io.attune.app.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.playbook.ExperimentReport.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ExperimentReportTest {
  private static final String ACTED = "{\"outcome\":\"acted\"}";
  private static final String EXPIRED = "{\"outcome\":\"expired\"}";
  private static final String WAVED = "{\"outcome\":\"dismissed\",\"feedback\":\"dismissed\"}";
  private static final String BUSY = "{\"withheld\":\"busy\"}";
  private static final String HELD_OUT = "{\"outcome\":\"acted\",\"withheld\":\"holdout\"}";

  private final ExperimentReport report = new ExperimentReport();

  @Test
  void countsWhatBecameOfCuesAndConcerns() {
    add(
        "control",
        cues(ACTED, EXPIRED, WAVED, BUSY),
        "{\"kind\":\"objection\",\"startMs\":1000,\"acknowledgedAtMs\":4000,\"resolved\":true}",
        "{\"kind\":\"tension\",\"startMs\":9000,\"resolved\":false}",
        "{\"kind\":\"silence\",\"startMs\":9000,\"resolved\":true}");
    assertThat(mean("control", "cues per call")).isEqualTo(3);
    assertThat(mean("control", "share of cues acted on")).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(mean("control", "share of cues dismissed")).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(mean("control", "concerns per call")).isEqualTo(2);
    assertThat(mean("control", "share of concerns acknowledged")).isEqualTo(0.5);
    assertThat(mean("control", "seconds to acknowledgement")).isEqualTo(3);
    assertThat(mean("control", "share of concerns resolved")).isEqualTo(0.5);
    assertThat(mean("control", "change of sentiment")).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void heldOutCallsCountWhatWouldHaveBeenShown() {
    add("holdout", cues(HELD_OUT, BUSY));
    assertThat(mean("holdout", "cues per call")).isEqualTo(1);
    assertThat(mean("holdout", "share of cues acted on")).isEqualTo(1);
  }

  @Test
  void differenceThatIsThereHasAnIntervalOnItsSideOfZero() {
    for (int i = 0; i < 40; i++) {
      add("control", i % 2 == 0 ? cues(ACTED) : cues(ACTED, EXPIRED));
      add("candidate", i % 2 == 0 ? cues(ACTED, WAVED, WAVED) : cues(ACTED, EXPIRED, WAVED, WAVED));
    }
    Figure figure = report.arms().get("candidate").figures().get("cues per call");
    assertThat(figure.calls()).isEqualTo(40);
    assertThat(figure.toControl().mean()).isEqualTo(2);
    assertThat(figure.toControl().low()).isBetween(1.5, 2.0);
    assertThat(figure.toControl().high()).isBetween(2.0, 2.5);
    assertThat(report.arms().get("control").figures().get("cues per call").toControl()).isNull();
  }

  @Test
  void oneCallIsTooFewToCompare() {
    add("control", cues(ACTED));
    add("candidate", cues(ACTED));
    assertThat(report.arms().get("candidate").figures().get("cues per call").toControl()).isNull();
  }

  @Test
  void unseenCuesAreComparedByRuleOnCallsThatWereShadowed() {
    UnseenCues unseen = new UnseenCues();
    unseen.addSeen(cue("c1", "price", "objection/price/1000"));
    unseen.addSeen(cue("c1", "silence", "silence/dead-air/5000"));
    unseen.addSeen(cue("not-shadowed", "price", "objection/price/1000"));
    unseen.addUnseen(cue("c1", "price", "objection/price/1000"));
    unseen.addUnseen(cue("c1", "price", "objection/price/9000"));
    assertThat(unseen.calls()).isEqualTo(1);
    assertThat(unseen.byRule())
        .containsEntry("price", new UnseenCues.OfRule(1, 1, 0))
        .containsEntry("silence", new UnseenCues.OfRule(0, 0, 1));
  }

  private double mean(String arm, String measure) {
    return report.arms().get(arm).figures().get(measure).mean();
  }

  private static String cues(String... cues) {
    return String.join(",", cues);
  }

  private void add(String arm, String cues, String... episodes) {
    report.add(
        arm,
        json(
            "{\"sentimentStart\":-0.1,\"sentimentEnd\":0.2,\"cues\":[%s],\"episodes\":[%s]}"
                .formatted(cues, String.join(",", episodes))));
  }

  private static JsonNode cue(String callId, String rule, String episode) {
    return json(
        "{\"callId\":\"%s\",\"ruleId\":\"%s\",\"episodeId\":\"%s\"}"
            .formatted(callId, rule, episode));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
