package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the input: a playbook or its faults, soon, and never anything else. */
class HostileYamlTest {

  /** Generous for a slow machine; what is not linear takes minutes. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static void readsOrLists(String text) {
    try {
      PlaybookYaml.read("h.yaml", new StringReader(text));
    } catch (PlaybookFaults faults) {
      assertThat(faults.faults()).isNotEmpty();
      assertThat(faults.report()).startsWith("h.yaml:");
    } catch (Exception | StackOverflowError e) {
      fail("threw for " + FaultCollector.quoted(text), e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "playbook: [unclosed",
        "playbook: \"unclosed",
        "playbook: 'un\nclosed",
        "a: b: c",
        "\tplaybook: x",
        "playbook: x\n  version: 1",
        "- - - [}",
        "{a: [}",
        "&a *a",
        "*a",
        "&a [*a]",
        "? ? ? :",
        "!!binary x",
        "!<%zz> x",
        "!e!x y",
        "%YAML 9.9\n--- a",
        "%YAML 99999999999999999999.1\n--- a",
        "%TAG ! !\n--- a",
        "\"\\UFFFFFFFF\"",
        "\"\\x\"",
        "\"\\ud800\"",
        "a\u0000b",
        "\ud800",
        "\uFFFF",
        "--- a\n--- b",
        "a: |9999999999\n b",
        "a: >-+\n b",
        "<<: {a: b}",
        "rules: {}",
        "rules: [[[]]]",
        "phrases: [say]",
        "phrases: {'': {say: [x]}}",
        "thresholds: {silence: [5s]}",
        "...",
        "@",
        "`x"
      })
  void malformedTextIsListedAndNeverThrownAsAnythingElse(String text) {
    assertThatThrownBy(() -> PlaybookYaml.read("h.yaml", new StringReader(text)))
        .isInstanceOf(PlaybookFaults.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "{a: ",
        "[a, ",
        "- ",
        "? ",
        "a: ",
        "a:\n",
        "\"",
        "'",
        "\"a\" ",
        "&a ",
        "*a ",
        "!a ",
        "!<",
        "%",
        "#",
        " ",
        "\n",
        "\t",
        "|\n",
        "a ",
        "a\n",
        "---\n",
        "a: b\n",
        "- a\n",
        " a\n",
        "- {a: b}\n",
        "{words}",
        "\\",
        "\uD83D\uDE00",
        "é",
        "a: &x b\n",
        "a: *x\n"
      })
  void megabyteOfTheSameIsListedSoon(String part) {
    String text = part.repeat(SourceText.MOST / part.length());
    assertTimeoutPreemptively(SOON, () -> readsOrLists(text));
    assertTimeoutPreemptively(
        SOON, () -> readsOrLists(SamplePlaybook.TEXT + text.substring(2_000)));
  }

  @Test
  void aliasesThatMultiplyAreRefusedWithoutBeingFollowed() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(8) + before + "]\n");
    }
    bomb.append("rules: *a29\n");
    assertTimeoutPreemptively(SOON, () -> readsOrLists(bomb.toString()));
  }

  @Test
  void longAndFaultyPatternsAreListedSoon() {
    String faulty = "(a b|c d) ".repeat(9) + "x";
    String many =
        SamplePlaybook.with("[not too expensive]", "[" + (faulty + ", ").repeat(9_000) + "x]");
    assertTimeoutPreemptively(SOON, () -> readsOrLists(many));
    String longOne = SamplePlaybook.with("not too expensive", "word ".repeat(150_000));
    assertTimeoutPreemptively(SOON, () -> readsOrLists(longOne));
  }

  /** Each pattern is sound; the states that they need together grow beyond all bounds. */
  @Test
  void patternsThatMultiplyTogetherAreListedSoon() {
    Random random = new Random(7);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      list.append("      - word").append(random.nextInt(8));
      for (int group = 0; group < 12; group++) {
        list.append(" (");
        random.ints(3, 0, 8).forEach(word -> list.append("word").append(word).append('|'));
        list.append(')');
      }
      list.append(" word\n");
    }
    String text = SamplePlaybook.with("[not too expensive]", "\n" + list);

    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> PlaybookYaml.read("h.yaml", new StringReader(text)))
                .isInstanceOf(PlaybookFaults.class)
                .hasMessageContaining("h.yaml:13:3 phrases:")
                .hasMessageContaining("too many to look for at once"));
  }

  @Test
  void thousandsOfUnknownNamesAreListedSoon() {
    StringBuilder labels = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      labels.append("  objection.competitors-and-more-").append(i).append(": x\n");
      fields.append("dead-air-strong-and-weak-").append(i).append(": x\n");
    }
    String head =
        SamplePlaybook.with("objection.price:\n", labels.substring(2) + "  objection.price:\n");
    assertTimeoutPreemptively(SOON, () -> readsOrLists(head));
    assertTimeoutPreemptively(SOON, () -> readsOrLists(SamplePlaybook.TEXT + fields));
  }

  @Test
  void moreThanOneMebibyteIsRefusedHoweverItArrives() {
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] into, int offset, int length) {
            into[offset] = 'a';
            return 1;
          }

          @Override
          public void close() {}
        };
    InputStream bytes = new ByteArrayInputStream(new byte[SourceText.MOST + 1]);

    assertThatThrownBy(() -> PlaybookYaml.read("h.yaml", endless))
        .isInstanceOf(PlaybookFaults.class)
        .hasMessage("h.yaml:1:1 the file is longer than 1 MiB; split it or shorten it");
    assertThatThrownBy(() -> PlaybookYaml.read("h.yaml", bytes))
        .isInstanceOf(PlaybookFaults.class)
        .hasMessageContaining("longer than 1 MiB");
  }

  @Test
  void bytesThatAreNotUtf8AreListedWithTheirPlace() {
    byte[] bytes = "playbook: x\nlocale: fran\u00e7ais".getBytes(StandardCharsets.ISO_8859_1);
    byte[] cut = "playbook: é".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> PlaybookYaml.read("h.yaml", new ByteArrayInputStream(bytes)))
        .hasMessage("h.yaml:2:13 the text is not UTF-8; save the file as UTF-8");
    assertThatThrownBy(
            () -> PlaybookYaml.read("h.yaml", new ByteArrayInputStream(cut, 0, cut.length - 1)))
        .hasMessage("h.yaml:1:11 the text is not UTF-8; save the file as UTF-8");
  }

  @Test
  void everyBeginningOfASoundPlaybookReadsOrIsListed() {
    for (int end = 0; end < SamplePlaybook.TEXT.length(); end++) {
      readsOrLists(SamplePlaybook.TEXT.substring(0, end));
    }
  }

  @Test
  void randomlyDamagedPlaybookReadsOrIsListed() {
    long seed = System.nanoTime();
    System.out.println("HostileYamlTest seed " + seed);
    Random random = new Random(seed);
    String signs = "{}[]:,-?*&!|>'\"%@`#\n\t \\~0a\u0007é";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(SamplePlaybook.TEXT);
      for (int strokes = 1 + random.nextInt(4); strokes > 0; strokes--) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + random.nextInt(12));
        String instead = String.valueOf(signs.charAt(random.nextInt(signs.length())));
        text.replace(at, to, instead);
      }
      readsOrLists(text.toString());
    }
  }
}
