package io.attune.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.Recordings;
import io.attune.app.Samples;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of any text, tried on many. */
class RedactionPropertiesTest {
  /** What numbers, addresses and dates are made of, in pieces that may come together anyhow. */
  private static final String[] PIECES = {
    "four", "one", "one", "double", "oh", "sieben", "einundvierzig", "twenty", "4111", "1111", "12",
    "0", "07700", "900123", "DE89", "37040044", "0532013000", "a", "b", "C", "born", "geboren",
    "march", "fourth", "1985", "at", "dot", "com", "jo@x.org", "gmail", "card", "order", "pin",
    "account", "my", "number", "is", "and", "um", "euros", "hundred", "the", "[card]", "[laughter]",
    "+49", "(415)", "555-0132", "$20", "10:30", "neunzehnhundertachtzig", ",", ".", "it's"
  };

  @Test
  void whatWasRedactedStaysAsItIs() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = randomText(random);
      String once = Redaction.ALL.text(text);
      assertThat(Redaction.ALL.text(once)).as("seed %d: %s", seed, text).isEqualTo(once);
    }
  }

  @Test
  void theHintNeverHidesAnything() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = randomText(random);
      if (!Hint.in(text)) {
        Sentence sentence = new Sentence(text);
        EmailFinder.find(sentence);
        BirthDateFinder.find(sentence);
        NumberFinder.find(sentence);
        assertThat(sentence.found()).as("seed %d: %s", seed, text).isEmpty();
      }
    }
  }

  private static String randomText(Random random) {
    return IntStream.range(0, 1 + random.nextInt(14))
        .mapToObj(i -> PIECES[random.nextInt(PIECES.length)])
        .collect(Collectors.joining(" "));
  }

  @Test
  void aHostileTextIsReadInTime() {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    for (String piece :
        List.of(
            "4 1 1 1 ",
            "one ",
            "1@",
            "a.b@",
            "at dot ",
            "born 1 ",
            "DE89 ",
            "a ",
            "double ",
            "1 ab ")) {
      String text = piece.repeat(Limits.TEXT_CHARS / piece.length());
      long began = thread.getCurrentThreadCpuTime();
      assertThat(Redaction.ALL.text(text)).isNotNull();
      assertThat((thread.getCurrentThreadCpuTime() - began) / 1_000_000)
          .as("CPU time in ms for %s", piece)
          .isLessThan(1_000);
    }
  }

  /**
   * Two and a half thousand segments of everyday talk, prices and dates among them. Two callers
   * read out a number that they were asked for, in partials and finals.
   */
  @Test
  void ofTheSamplesOnlyANumberThatIsReadOutGoes() throws IOException {
    Set<String> callers = new TreeSet<>();
    List<String> changed = new ArrayList<>();
    try (var events = Recordings.open(List.of(Samples.WORD), Redaction.NONE, bad -> {})) {
      events.forEachRemaining(
          input -> {
            if (input instanceof CallEvent event && Redaction.ALL.of(event) != event) {
              callers.add(event.callId());
              changed.add(((SegmentHeard) Redaction.ALL.of(event).body()).text());
            }
          });
    }
    assertThat(callers).hasSize(2);
    assertThat(changed).hasSize(9).allSatisfy(text -> assertThat(text).contains("[number]"));
  }
}
