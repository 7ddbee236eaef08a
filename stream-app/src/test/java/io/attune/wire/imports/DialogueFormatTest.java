package io.attune.wire.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import io.attune.wire.json.BadLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueFormatTest {
  private static final ImportOptions FINALS = ImportOptions.DEFAULT;
  private static final ImportOptions PARTIALS =
      new ImportOptions(1, true, false, null, 1_000_000, 1);

  @Test
  void timesThatTheSourceKnowsAreKept() {
    Imported call =
        Imported.of(
            FINALS,
            Imported.turn("d", 0, "agent", "good morning", ",\"start_ms\":1200,\"end_ms\":3000")
                + Imported.turn(
                    "d",
                    1,
                    "customer",
                    "morning",
                    ",\"start_ms\":2900,\"end_ms\":3400,\"labels\":{\"speaker_id\":\"ann\"}"));
    assertThat(call.finals())
        .extracting(
            SegmentHeard::segmentId,
            SegmentHeard::speaker,
            SegmentHeard::speakerId,
            SegmentHeard::startMs,
            SegmentHeard::endMs)
        .containsExactly(
            tuple("s0", Speaker.AGENT, "", 1200L, 3000L),
            tuple("s1", Speaker.CUSTOMER, "ann", 2900L, 3400L));
  }

  @Test
  void aTurnWithAStartOnlyLastsUntilShortlyBeforeTheNextOneOrAsLongAsItsWordsCan() {
    Imported call =
        Imported.of(
            FINALS,
            Imported.turn(
                    "d",
                    0,
                    "agent",
                    "one two three four five six seven eight",
                    ",\"start_ms\":2000")
                + Imported.turn("d", 1, "customer", "nine ten", ",\"start_ms\":5000")
                + Imported.turn("d", 2, "agent", "and eleven twelve", ",\"start_ms\":60000"));
    List<SegmentHeard> turns = call.finals();
    assertThat(turns.get(0).endMs()).isBetween(4_600L, 5_400L);
    assertThat(turns.get(1).startMs()).isBetween(5_000L, 5_999L);
    assertThat(turns.get(1).durationMs()).as("two words at 100 a minute").isEqualTo(1_200);
    assertThat(turns.get(2).startMs()).isEqualTo(60_000);
    assertThat(turns.get(2).durationMs()).as("three words at 165 a minute").isBetween(900L, 1_300L);
  }

  @Test
  void aClipFromALongerRecordingBeginsShortlyBeforeItsFirstWords() {
    Imported call =
        Imported.of(
            FINALS,
            Imported.turn("d", 0, "agent", "hello", ",\"start_ms\":976059,\"end_ms\":977000")
                + Imported.turn(
                    "d", 1, "customer", "hi", ",\"start_ms\":978000,\"end_ms\":978500"));
    assertThat(call.finals()).extracting(SegmentHeard::startMs).containsExactly(1_000L, 2_941L);
  }

  @Test
  void whereNobodyHasARoleTheFirstSpeakerIsTheAgent() {
    String text =
        Imported.turn("d", 0, "other", "my turn", ",\"labels\":{\"speaker_id\":\"a\"}")
            + Imported.turn("d", 1, "other", "mine", ",\"labels\":{\"speaker_id\":\"b\"}")
            + Imported.turn("d", 2, "other", "no mine", ",\"labels\":{\"speaker_id\":\"c\"}")
            + Imported.turn("d", 3, "other", "again", ",\"labels\":{\"speaker_id\":\"a\"}");
    assertThat(Imported.of(FINALS, text).finals())
        .extracting(SegmentHeard::speaker)
        .containsExactly(Speaker.AGENT, Speaker.CUSTOMER, Speaker.CUSTOMER, Speaker.AGENT);
    assertThat(Imported.of(new DialogueFormat(true), FINALS, text).finals())
        .extracting(SegmentHeard::speaker)
        .containsOnly(Speaker.OTHER);
    assertThat(Imported.of(FINALS, text.replaceAll(",\"labels\":\\{[^}]*}", "")).finals())
        .as("nobody can be told apart")
        .extracting(SegmentHeard::speaker)
        .containsOnly(Speaker.OTHER);
    assertThat(Imported.of(FINALS, text + Imported.turn("d", 4, "agent", "me", "")).finals())
        .as("somebody has a role")
        .filteredOn(s -> s.speaker() == Speaker.OTHER)
        .hasSize(4);
  }

  @Test
  void speechWithoutPublishedWordsGetsANeutralOneForEvery400MsAndSilenceNone() {
    Imported call =
        Imported.of(
            FINALS,
            Imported.turn("d", 0, "agent", "", ",\"start_ms\":1000,\"end_ms\":2700")
                + Imported.turn("d", 1, "customer", " ", ",\"start_ms\":3000,\"end_ms\":3030")
                + Imported.turn("d", 2, "customer", "", ""));
    assertThat(call.finals())
        .extracting(SegmentHeard::text)
        .containsExactly("xxx xxx xxx xxx", "xxx");
    assertThat(call.bad()).isEmpty();
  }

  @Test
  void turnsOfOneNumberStayApart() {
    Imported call =
        Imported.of(
            FINALS,
            Imported.turn("d", 4, "agent", "one", "") + Imported.turn("d", 4, "agent", "two", ""));
    assertThat(call.finals()).extracting(SegmentHeard::segmentId).containsExactly("s4", "s4-2");
  }

  @Test
  void aScriptIsPlacedByItsPausesFromTheLatestEndOfSpeechOrEvent() {
    Imported call =
        Imported.of(
            PARTIALS,
            """
            {"call":{"agentId":"a1","queue":"sales","team":"north","language":"en-GB"}}
            {"speaker":"agent","text":"one two three four five six seven eight nine ten","gapMs":900,"wpm":200}
            {"speaker":"customer","text":"no","gapMs":-1500,"partials":false}
            {"event":"held","gapMs":600}
            {"event":"resumed","gapMs":72000}
            {"speaker":"other","speakerId":"o1","text":"thanks for waiting","gapMs":500}
            {"event":"ended","reason":"hangup","gapMs":400}
            """);
    assertThat(call.bad()).isEmpty();
    assertThat(call.events()).extracting(CallEvent::callId).containsOnly("some-call");
    assertThat(call.events().get(0))
        .isEqualTo(
            CallEvent.of("some-call", 1_000_000, new CallStarted("a1", "sales", "north", "en-GB")));
    List<SegmentHeard> finals = call.finals();
    assertThat(finals).extracting(SegmentHeard::segmentId).containsExactly("s2", "s1", "s5");
    SegmentHeard first = finals.get(1);
    assertThat(first.startMs()).isEqualTo(900);
    assertThat(first.endMs()).isEqualTo(3_900);
    assertThat(first.revision()).isPositive();
    assertThat(finals.get(0).startMs()).isEqualTo(2_400);
    assertThat(finals.get(0).revision()).as("sent without partials").isZero();
    assertThat(mediaMs(call, CallHeld.class)).isEqualTo(4_500);
    assertThat(mediaMs(call, CallResumed.class)).isEqualTo(76_500);
    assertThat(finals.get(2).startMs()).isEqualTo(77_000);
    assertThat(mediaMs(call, CallEnded.class)).isEqualTo(finals.get(2).endMs() + 400);
    assertThat(call.events())
        .filteredOn(e -> e.body() instanceof CallEnded)
        .extracting(CallEvent::body)
        .containsExactly(new CallEnded("hangup"));
  }

  private static long mediaMs(Imported call, Class<?> body) {
    return call.events().stream()
        .filter(e -> body.isInstance(e.body()))
        .mapToLong(e -> e.at() - 1_000_000)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sorry to hear that | no valid JSON at column",
        "[1] | expected one JSON object",
        "{\"turn\":1,\"speaker\":\"agent\",\"text\":\"sorry\"} | dialogue is missing",
        "{\"dialogue\":\" \",\"speaker\":\"agent\",\"text\":\"sorry\"} | dialogue is blank",
        "{\"dialogue\":7,\"speaker\":\"agent\",\"text\":\"sorry\"} | dialogue is not a string",
        "{\"dialogue\":\"d\",\"text\":\"sorry\"} | speaker is missing",
        "{\"dialogue\":\"d\",\"speaker\":\"sorry\",\"text\":\"sorry\"} | speaker is unknown, expected agent, customer or other",
        "{\"dialogue\":\"d\",\"speaker\":\"agent\"} | text is missing",
        "{\"dialogue\":\"d\",\"speaker\":\"agent\",\"text\":[\"sorry\"]} | text is not a string",
        "{\"dialogue\":\"d\",\"speaker\":\"agent\",\"text\":\"sorry\",\"start_ms\":-5} | start_ms is not a whole number from 0 to",
        "{\"dialogue\":\"d\",\"speaker\":\"agent\",\"text\":\"sorry\",\"start_ms\":1.5} | start_ms is not a whole number",
        "{\"dialogue\":\"d\",\"speaker\":\"agent\",\"text\":\"sorry\",\"start_ms\":50,\"end_ms\":20} | end_ms is before start_ms",
        "{\"dialogue\":\"c\",\"speaker\":\"agent\",\"text\":\"sorry\"} | its dialogue has ended further up"
      })
  void aBadLineIsNamedAndTheRestGoesOn(String line, String reason) {
    Imported all =
        Imported.of(
            FINALS,
            Imported.turn("c", 0, "agent", "one", "")
                + Imported.turn("d", 0, "agent", "two", "")
                + line
                + "\n"
                + Imported.turn("d", 2, "agent", "three", ""));
    assertThat(all.finals()).hasSize(3);
    assertThat(all.bad()).singleElement().extracting(BadLine::number).isEqualTo(3L);
    assertThat(all.bad().get(0).reason()).contains(reason).doesNotContain("sorry");
  }

  @Test
  void whatCannotBePublishedIsNamedByItsLine() {
    String endless = "no ".repeat(Limits.TEXT_CHARS / 3 + 1);
    Imported all =
        Imported.of(
            FINALS,
            Imported.turn("c", 0, "agent", "one", "")
                + Imported.turn("c", 1, "agent", endless, "")
                + Imported.turn("c", 2, "agent", "two", ""));
    assertThat(all.finals()).extracting(SegmentHeard::text).containsExactly("one", "two");
    assertThat(all.bad())
        .singleElement()
        .satisfies(
            b ->
                assertThat(b)
                    .hasToString(
                        "calls/some-call.jsonl:2: text has 30002 characters, at most 30000 are allowed"));
  }

  @Test
  void linesOfAScriptThatMakeNoSenseAreNamed() {
    Imported all =
        Imported.of(
            PARTIALS,
            """
            {"call":{"agentId":"a1"}}
            {"speaker":"agent","text":"hello"}
            {"call":{"agentId":"a2"}}
            {"event":"paused"}
            {"text":"who said that"}
            {"speaker":"customer","text":"  "}
            {"speaker":"customer","text":"hi","wpm":0}
            {"speaker":"customer","text":"hi","gapMs":"long"}
            """);
    assertThat(all.finals()).hasSize(1);
    assertThat(all.bad()).extracting(BadLine::number).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
  }
}
