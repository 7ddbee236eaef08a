package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Ladder.Step;
import io.attune.detect.Thresholds;
import io.attune.language.PhraseSet;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaybookYamlTest {

  private static Playbook read(String text) throws Exception {
    return PlaybookYaml.read("test.yaml", new StringReader(text));
  }

  @Test
  void headReadsAsWritten() throws Exception {
    Playbook playbook = read(SamplePlaybook.TEXT);

    assertThat(playbook.ref()).isEqualTo(new PlaybookRef("test-en", 3));
    assertThat(playbook.locale()).isEqualTo("en-GB");
    assertThat(playbook.description()).isEqualTo("For tests");
  }

  @Test
  void givenThresholdsReplaceTheDefaultsAndTheRestKeepsThem() throws Exception {
    Playbook playbook = read(SamplePlaybook.TEXT);

    assertThat(playbook.thresholds().silence())
        .isEqualTo(new Thresholds.Silence(6_000, 12_000, 4_000, 15_000, 60_000, 2_500, 2_500));
    assertThat(playbook.thresholds().tension())
        .isEqualTo(new Thresholds.Tense(0.6, 0.3, 45_000, 0.3, 1_000));
    assertThat(playbook.thresholds().objection())
        .isEqualTo(new Thresholds.Concern(0.5, 500, 120_000, 4, 20_000));
    assertThat(playbook.attention()).isEqualTo(new Attention(25_000, 4, 5_000));
  }

  @Test
  void phrasesReadAsWritten() throws Exception {
    assertThat(read(SamplePlaybook.TEXT).phrases())
        .containsExactly(
            new PhraseSet(
                "objection.price",
                Set.of(Speaker.CUSTOMER),
                List.of("too expensive", "(costs|is) a lot", "# dollars"),
                List.of("not too expensive")));
  }

  @Test
  void ruleWithEveryFieldReadsAsWritten() throws Exception {
    assertThat(read(SamplePlaybook.TEXT).ruleFor(Category.OBJECTION_PRICE))
        .contains(
            new Rule(
                "price-objection",
                Category.OBJECTION_PRICE,
                Severity.HIGH,
                70,
                60_000,
                10_000,
                true,
                "The price worries them",
                Map.of(
                    Step.ACKNOWLEDGE,
                    List.of(
                        "{words}: I hear that the budget is tight.",
                        "So the number is higher than you planned."),
                    Step.REFRAME,
                    List.of("What would make it worth it?", "Which part matters most?")),
                "Being understood comes first.",
                "Do not call the price wrong."));
  }

  @Test
  void ruleWithoutOptionalFieldsHasTheDefaults() throws Exception {
    assertThat(read(SamplePlaybook.TEXT).ruleFor(Category.SILENCE_DEAD_AIR))
        .contains(
            new Rule(
                "dead-air",
                Category.SILENCE_DEAD_AIR,
                Severity.MEDIUM,
                50,
                90_000,
                12_000,
                false,
                "Nobody speaks",
                Map.of(Step.ACKNOWLEDGE, List.of("Take your time.", "Shall I say that again?")),
                "It invites honesty.",
                "A pause may be thinking."));
  }

  @Test
  void playbookWithRulesOnlyHasDefaultThresholdsAndNoPhrases() throws Exception {
    String text = SamplePlaybook.TEXT;
    String head = text.substring(0, text.indexOf("thresholds:"));
    Playbook playbook =
        read(head + "thresholds:\nphrases:\n" + text.substring(text.indexOf("rules:")));

    assertThat(playbook.thresholds()).isEqualTo(Thresholds.DEFAULT);
    assertThat(playbook.attention()).isEqualTo(Attention.DEFAULT);
    assertThat(playbook.phrases()).isEmpty();
  }

  @Test
  void wordsThatOtherYamlReadersTakeForSwitchesStayWords() throws Exception {
    Playbook playbook =
        read(
            SamplePlaybook.with("say: [too expensive,", "say: [no, yes, 10, on time,")
                .replace("locale: en-GB", "locale: no"));

    assertThat(playbook.locale()).isEqualTo("no");
    assertThat(playbook.phrases().get(0).say()).startsWith("no", "yes", "10", "on time");
  }

  @Test
  void streamReadsAsUtf8WithOrWithoutByteOrderMark() throws Exception {
    String text = SamplePlaybook.with("For tests", "Für Prüfungen, naïve “quotes”");
    for (String start : List.of("", "\uFEFF")) {
      byte[] bytes = (start + text).getBytes(StandardCharsets.UTF_8);
      assertThat(PlaybookYaml.read("t", new ByteArrayInputStream(bytes)).description())
          .isEqualTo("Für Prüfungen, naïve “quotes”");
    }
  }

  @Test
  void windowsLineEndsReadTheSame() throws Exception {
    assertThat(read(SamplePlaybook.TEXT.replace("\n", "\r\n")))
        .isEqualTo(read(SamplePlaybook.TEXT));
  }

  @Test
  void unknownBundledPlaybookIsRefused() {
    for (String id : List.of("nothing-of-this-name", "../playbooks/default-en", "")) {
      assertThatThrownBy(() -> PlaybookYaml.bundled(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + id + "\"");
    }
  }
}
