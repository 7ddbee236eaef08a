package io.attune.playbook.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.fuzz.Fuzz;
import io.attune.fuzz.Fuzz.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Playbooks, broken: read, or all that is wrong is listed. */
class FuzzedPlaybooksTest {
  private static final List<String> WORDS =
      List.of(
          "\n",
          "\n  ",
          "- ",
          ": ",
          "&a ",
          "*a",
          "!!int ",
          "|\n",
          ">\n",
          "? ",
          "{",
          "}",
          "[",
          "]",
          "#",
          "...",
          "---",
          "rules:",
          "phrases:",
          "thresholds:",
          "extends: default-en",
          "say: ",
          "prompts:",
          "5s",
          "0ms",
          "{words}",
          "(a|b)",
          "not ",
          "means:",
          "1e400",
          "0x7fffffff");

  @Test
  void aSmallOneIsReadOrItsFaultsAreListed() throws IOException {
    List<byte[]> good = List.of(SamplePlaybook.TEXT.getBytes(UTF_8));
    Tally tally =
        Fuzz.of("playbook", FuzzedPlaybooksTest::read, PlaybookFaults.class)
            .allocating(32 << 20, 4_000)
            .run(good, WORDS);
    assertThat(tally.taken()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  /** With all that there is to be said in one. */
  @Test
  void aBundledOneIsReadOrItsFaultsAreListed() throws IOException {
    try (InputStream german =
        PlaybookYaml.class.getResourceAsStream("/playbooks/default-de.yaml")) {
      Fuzz.of("bundled playbook", FuzzedPlaybooksTest::read, PlaybookFaults.class)
          .oneOf(100)
          .allocating(64 << 20, 4_000)
          .run(List.of(german.readAllBytes()), WORDS);
    }
  }

  private static void read(byte[] yaml) throws PlaybookFaults, IOException {
    try {
      assertThat(PlaybookYaml.read("fuzzed.yaml", new ByteArrayInputStream(yaml))).isNotNull();
    } catch (PlaybookFaults e) {
      assertThat(e.faults()).isNotEmpty().hasSizeLessThanOrEqualTo(FaultCollector.MOST);
      assertThat(e.report()).startsWith("fuzzed.yaml:");
      throw e;
    }
  }
}
