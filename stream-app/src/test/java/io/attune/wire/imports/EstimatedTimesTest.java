package io.attune.wire.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an import invents must be the same every time, and what people do. */
class EstimatedTimesTest {
  private static final ImportOptions ALL =
      new ImportOptions(1, true, true, "en-GB", 1_760_000_000_000L, 3);

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  EstimatedTimesTest() {
    System.out.println("EstimatedTimesTest seed " + seed);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
    String text = Imported.dialogues(random, 5, 20);
    String once = Imported.of(ALL, text).text();
    assertThat(Imported.of(ALL, text).text()).isEqualTo(once);
    assertThat(
            Imported.of(new ImportOptions(2, true, true, "en-GB", 1_760_000_000_000L, 3), text)
                .text())
        .isNotEqualTo(once);
  }

  @Test
  void finalsAreTheSameWithAndWithoutPartialsAndWords() {
    String text = Imported.dialogues(random, 3, 30);
    Imported all = Imported.of(ALL, text);
    Imported plain =
        Imported.of(new ImportOptions(1, false, false, "en-GB", 1_760_000_000_000L, 3), text);
    assertThat(all.finals())
        .extracting(SegmentHeard::endMs)
        .isEqualTo(plain.finals().stream().map(SegmentHeard::endMs).toList());
    assertThat(all.events())
        .filteredOn(e -> !isPartial(e))
        .extracting(CallEvent::at)
        .isEqualTo(plain.events().stream().map(CallEvent::at).toList());
  }

  @Test
  void theTimesOfACallDoNotDependOnTheOthers() {
    String first = Imported.dialogues(random, 1, 30);
    String second = first.replace("\"d0\"", "\"d7\"");
    Imported both = Imported.of(ALL, second + first).only("d0");
    Imported alone = Imported.of(ALL, first);
    assertThat(both.segments()).isEqualTo(alone.segments());
  }

  @Test
  void paceAndPausesAreThoseOfConversation() {
    // In the order of the source: a short turn may be published before the one that it follows.
    List<SegmentHeard> turns =
        Imported.of(ALL, Imported.dialogues(random, 1, 600)).finals().stream()
            .sorted(Comparator.comparingInt(s -> Integer.parseInt(s.segmentId().substring(1))))
            .toList();
    List<Long> gaps = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      SegmentHeard turn = turns.get(i);
      int words = Words.of(turn.text()).size();
      if (words >= 3) {
        assertThat(words * 60_000.0 / turn.durationMs())
            .as("pace, seed %d", seed)
            .isBetween(140.0, 190.0);
      }
      if (i > 0) {
        gaps.add(turn.startMs() - turns.get(i - 1).endMs());
        assertThat(turn.endMs())
            .as("order by end, seed %d", seed)
            .isGreaterThan(turns.get(i - 1).endMs());
      }
    }
    gaps.sort(null);
    assertThat(gaps.get(0)).as("overlaps, seed %d", seed).isBetween(-300L, -1L);
    assertThat(gaps.get(gaps.size() / 2)).as("median gap, seed %d", seed).isBetween(300L, 500L);
    assertThat(gaps.get(gaps.size() - 1)).as("longest gap, seed %d", seed).isBetween(900L, 2_200L);
  }

  @Test
  void aFinalArrivesWithinItsDelayAndTheEndAfterTheLastOne() {
    Imported call = Imported.of(ALL, Imported.dialogues(random, 1, 60));
    assertThat(call.events().get(0).body())
        .isEqualTo(new CallStarted("agent-1", null, null, "en-GB"));
    assertThat(call.events().get(call.events().size() - 1).body()).isEqualTo(new CallEnded(null));
    for (int i = 0; i < call.events().size(); i++) {
      if (call.events().get(i).body() instanceof SegmentHeard segment && segment.isFinal()) {
        assertThat(call.sinceStart(i) - segment.endMs()).isBetween(300L, 700L);
      }
    }
  }

  @Test
  void partialsGrowUntilTheirFinal() {
    Imported call = Imported.of(ALL, Imported.dialogues(random, 1, 200));
    Map<String, SegmentHeard> latest = new HashMap<>();
    for (int i = 0; i < call.events().size(); i++) {
      if (call.events().get(i).body() instanceof SegmentHeard heard) {
        SegmentHeard before = latest.put(heard.segmentId(), heard);
        assertThat(call.sinceStart(i)).isGreaterThan(heard.endMs());
        if (before != null) {
          assertThat(before.isFinal()).as("nothing after the final, seed %d", seed).isFalse();
          assertThat(heard.revision()).isEqualTo(before.revision() + 1);
          assertThat(heard.text()).startsWith(before.text());
          assertThat(heard.startMs()).isEqualTo(before.startMs());
          assertThat(heard.endMs()).isGreaterThan(before.endMs());
        }
      }
    }
    assertThat(latest.values()).allMatch(SegmentHeard::isFinal);
    assertThat((double) call.segments().size() / call.finals().size())
        .as("seed %d", seed)
        .isBetween(4.0, 6.0);
  }

  @Test
  void wordsFillTheirSegment() {
    for (SegmentHeard heard : Imported.of(ALL, Imported.dialogues(random, 1, 50)).finals()) {
      List<Word> words = heard.words();
      assertThat(words).extracting(Word::text).isEqualTo(Words.of(heard.text()));
      assertThat(words.get(0).startMs()).isEqualTo(heard.startMs());
      assertThat(words.get(words.size() - 1).endMs()).isEqualTo(heard.endMs());
      for (int i = 1; i < words.size(); i++) {
        assertThat(words.get(i).startMs()).isEqualTo(words.get(i - 1).endMs());
      }
    }
  }

  @Test
  void asManyCallsRunAtOnceAsAskedForAndTheirEventsComeSorted() {
    Imported all = Imported.of(ALL, Imported.dialogues(random, 40, 20));
    assertThat(all.report().calls()).isEqualTo(40);
    assertThat(all.report().turns()).isEqualTo(800);
    int open = 0;
    int most = 0;
    long last = 0;
    for (CallEvent event : all.events()) {
      assertThat(event.at()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
      last = event.at();
      open += event.body() instanceof CallStarted ? 1 : event.body() instanceof CallEnded ? -1 : 0;
      most = Math.max(most, open);
    }
    assertThat(most).as("seed %d", seed).isEqualTo(3);
    assertThat(open).isZero();
  }

  private static boolean isPartial(CallEvent event) {
    return event.body() instanceof SegmentHeard segment && !segment.isFinal();
  }
}
