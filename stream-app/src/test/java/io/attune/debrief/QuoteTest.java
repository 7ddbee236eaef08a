package io.attune.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.Playbooks;
import io.attune.app.Recordings;
import io.attune.app.Samples;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.Speaker;
import io.attune.detect.Turn;
import io.attune.language.Contribution;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.wire.json.MergedEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuoteTest {
  private static Turn turn(String text, List<Word> words) {
    return new Turn(
        new SegmentHeard("s", 0, true, Speaker.CUSTOMER, "c-1", text, 1_000, 9_000, 1, words),
        0,
        null,
        "");
  }

  @Test
  void theWordsStandInTheirTurn() {
    Quote quote = Quote.of(turn("  well that is  too expensive ", List.of()), 3, 5);
    assertThat(quote.before()).isEqualTo("well that is");
    assertThat(quote.words()).isEqualTo("too expensive");
    assertThat(quote.after()).isEmpty();
    assertThat(quote.startMs()).isEqualTo(1_000);
    assertThat(quote.speakerId()).isEqualTo("c-1");
    assertThat(quote.isWhole()).isFalse();
  }

  @Test
  void theWordsThatCarriedTheToneStandOut() {
    Turn turn = turn("it is awful slow and  useless", List.of());
    List<Contribution> carrying =
        List.of(
            new Contribution(2, 3, -1.5), new Contribution(3, 4, -1), new Contribution(5, 6, -2));
    Quote quote = Quote.of(turn, carrying);

    assertThat(quote.isWhole()).isTrue();
    assertThat(quote.pieces())
        .containsExactly(
            new Quote.Piece("it is ", false),
            new Quote.Piece("awful slow", true),
            new Quote.Piece(" and ", false),
            new Quote.Piece("useless", true));
    assertThat(Quote.of(turn).pieces())
        .containsExactly(new Quote.Piece("it is awful slow and useless", false));
  }

  @Test
  void whatWasLeftOutOfALongTurnIsNotPointedAt() {
    String text = IntStream.range(0, 100).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    Contribution early = new Contribution(1, 2, 1);
    Quote quote = Quote.of(turn(text, List.of()), List.of(early, new Contribution(70, 71, 1)));
    assertThat(quote.carrying()).containsExactly(early);
  }

  @Test
  void wordsThatWereTimedBeginAtTheirOwnTime() {
    List<Word> timed = List.of(new Word("too", 2_000, 2_500, 1), new Word("much", 2_600, 3_000, 1));
    assertThat(Quote.of(turn("too much", timed), 1, 2).startMs()).isEqualTo(2_600);
  }

  @Test
  void aLongTurnSaysWhereItLeavesWordsOut() {
    String text = IntStream.range(0, 100).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    Quote quote = Quote.of(turn(text, List.of()), 50, 51);
    assertThat(quote.before()).startsWith("… w30 ").endsWith("w49");
    assertThat(quote.words()).isEqualTo("w50");
    assertThat(quote.after()).startsWith("w51 ").endsWith("w70 …");
    assertThat(Quote.of(turn(text, List.of())).words()).endsWith("w39 …");
  }

  /** On every call that comes with the product, with the playbook that comes with it. */
  @Test
  void everyWordQuotedWasReallySaidThen() throws Exception {
    List<Debrief> debriefs;
    try (MergedEvents events = Recordings.open(List.of(Samples.WORD), line -> {})) {
      debriefs = Debriefed.all(Playbooks.engine(PlaybookYaml.bundled("default-en")), events);
    }
    assertThat(debriefs).hasSize(Samples.all().size());
    List<Quote> checked = new ArrayList<>();
    for (Debrief debrief : debriefs) {
      Map<String, SegmentHeard> said = new HashMap<>();
      debrief.turns().forEach(t -> said.put(t.turn().segmentId(), t.turn().heard()));
      quotes(debrief)
          .forEach(
              quote -> {
                SegmentHeard turn = said.get(quote.segmentId());
                String text = " " + String.join(" ", turn.text().strip().split("\\s+")) + " ";
                String quoted =
                    String.join(" ", quote.before(), quote.words(), quote.after())
                        .replace(Quote.ELLIPSIS, "")
                        .strip()
                        .replaceAll("\\s+", " ");
                assertThat(text).contains(" " + quoted + " ");
                assertThat(quote.startMs()).isBetween(turn.startMs(), turn.endMs());
                assertThat(quote.speaker()).isEqualTo(turn.speaker());
                checked.add(quote);
              });
    }
    assertThat(checked).hasSizeGreaterThan(100);
  }

  private static Stream<Quote> quotes(Debrief debrief) {
    return Stream.of(
            debrief.concerns().stream().flatMap(c -> c.signs().stream()).map(Sign::quote),
            debrief.concerns().stream().flatMap(c -> c.steps().stream()).map(StepTaken::words),
            debrief.concerns().stream().map(Concern::resolution),
            debrief.marks().stream().map(Mark::words),
            debrief.moves().stream().map(MovesMade::words),
            debrief.cues().stream().flatMap(c -> c.quotes().stream()),
            debrief.remarks().stream().map(Remark::words))
        .flatMap(part -> part)
        .filter(Objects::nonNull);
  }
}
