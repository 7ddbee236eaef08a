package io.attune.wire.stt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.InvalidEvent;
import io.attune.call.Speaker;
import io.attune.wire.stt.Streams.Feed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What vendors do that a client must know of, one each. */
class TrapsTest {
  private static String result(double start, double length, String text, boolean last) {
    return result("r1", start, length, text, last, last);
  }

  private static String result(
      String request, double start, double length, String text, boolean isFinal, boolean last) {
    return ("{'type':'Results','channel_index':[0,1],'start':%s,'duration':%s,'is_final':%s,"
            + "'speech_final':%s,'channel':{'alternatives':[{'transcript':'%s','confidence':0.9}]},"
            + "'metadata':{'request_id':'%s'}}")
        .formatted(start, length, isFinal, last, text, request);
  }

  private static String google(String text, double end, boolean isFinal) {
    return ("{'results':[{'alternatives':[{'transcript':'%s'}],'isFinal':%s,"
            + "'resultEndOffset':'%ss','channelTag':1}]}")
        .formatted(text, isFinal, end);
  }

  private static List<String> texts(List<SegmentHeard> segments) {
    return segments.stream().map(s -> (s.isFinal() ? "F " : "p ") + s.text()).toList();
  }

  @Test
  void aFinalThatNeverComesIsOursAfterFiveSecondsAndTheLateOneRevisesIt() {
    Feed feed = new Feed(SttFormat.DEEPGRAM);
    SegmentHeard partial = feed.at(1_500, result("r1", 0, 1.2, "i want to", false, false)).get(0);
    assertThat(feed.due(6_499)).isEmpty();
    assertThat(feed.session.nextDue()).isEqualTo(Streams.T0 + 6_500);
    SegmentHeard ours = feed.due(6_500).get(0);
    assertThat(ours.isFinal()).isTrue();
    assertThat(ours.text()).isEqualTo("i want to");
    SegmentHeard late = feed.at(20_000, result(0, 1.9, "i want to cancel", true)).get(0);
    assertThat(List.of(partial, ours, late))
        .extracting(SegmentHeard::segmentId)
        .containsOnly(partial.segmentId());
    assertThat(List.of(partial, ours, late)).extracting(SegmentHeard::revision).isSorted();
    assertThat(late.text()).isEqualTo("i want to cancel");
    assertThat(feed.due(60_000)).isEmpty();
  }

  @Test
  void afterALostFinalTheNextUtteranceDoesNotTakeItsPlace() {
    Feed feed = new Feed(SttFormat.GOOGLE);
    feed.at(1_500, google("this one is never finished", 1.5, false));
    feed.due(7_000);
    feed.at(12_000, google("now to", 12, false));
    feed.at(13_000, google("now to something else", 12.8, true));
    assertThat(feed.turns())
        .extracting(SegmentHeard::text)
        .containsExactly("this one is never finished", "now to something else");
  }

  @Test
  void whatIsSaidOnAfterOurFinalIsPublishedWhenItRestsAgain() {
    Feed feed = new Feed(SttFormat.DEEPGRAM);
    feed.at(1_500, result("r1", 0, 1.2, "well", false, false));
    feed.due(6_500);
    assertThat(feed.at(7_000, result("r1", 0, 6.8, "well maybe", false, false))).isEmpty();
    assertThat(texts(feed.due(12_000))).containsExactly("F well maybe");
  }

  @Test
  void deepgramsFinalsAreOneUtteranceUntilItsEnd() {
    Feed feed = new Feed(SttFormat.DEEPGRAM);
    feed.at(1_500, result("r1", 0, 1, "i was", true, false));
    feed.at(2_500, result("r1", 1, 1, "", true, false));
    feed.at(3_500, result("r1", 2, 1, "told otherwise", true, false));
    assertThat(texts(feed.at(4_500, "{'type':'UtteranceEnd','channel':[0,1],'last_word_end':2.9}")))
        .containsExactly("F i was told otherwise");
    assertThat(feed.at(4_600, "{'type':'UtteranceEnd','channel':[0,1],'last_word_end':2.9 }"))
        .isEmpty();
    SegmentHeard next = feed.at(6_000, result(5, 1, "right", true)).get(0);
    assertThat(next.segmentId()).endsWith("-5000");
  }

  @Test
  void anEmptyFinalTakesAPartialBackAndIsNoTurn() {
    Feed feed = new Feed(SttFormat.DEEPGRAM);
    feed.at(1_000, result("r1", 0, 0.8, "uh", false, false));
    assertThat(texts(feed.at(1_500, result(0, 1.2, "", true)))).containsExactly("F ");
    assertThat(feed.at(2_500, result(1.2, 1, "", true))).isEmpty();
    assertThat(feed.turns()).isEmpty();
    assertThat(feed.due(20_000)).isEmpty();
  }

  @Test
  void aClockThatBeginsAgainGoesOnInTheCallsTime() {
    Feed feed = new Feed(SttFormat.DEEPGRAM);
    feed.at(61_000, result("r1", 60, 1, "before", true, true));
    SegmentHeard after = feed.at(66_000, result("r2", 0.5, 1, "after", true, true)).get(0);
    assertThat(after.startMs()).isBetween(64_000L, 65_500L);

    Feed nameless = new Feed(SttFormat.GOOGLE);
    nameless.at(300_500, google("before the limit", 300, true));
    SegmentHeard next = nameless.at(302_500, google("and after it", 1.8, true)).get(0);
    assertThat(next.endMs()).isBetween(301_000L, 302_500L);
    assertThat(nameless.turns()).hasSize(2);
  }

  @Test
  void aConnectionThatIsMadeLateBeginsWhereTheCallIs() {
    SttOptions options = Streams.options(SttFormat.DEEPGRAM).startedAt(Streams.T0 - 30_000);
    Feed feed = new Feed(SttFormat.DEEPGRAM, options);
    SegmentHeard first = feed.at(2_000, result(0.5, 1, "hello", true)).get(0);
    assertThat(feed.events.get(0).at()).isEqualTo(Streams.T0 - 30_000);
    assertThat(first.endMs()).isEqualTo(32_000);
  }

  @Test
  void aResumedTurnIsNoFinalTakenBackBecauseItWasNone() {
    String turn =
        "{'type':'TurnInfo','request_id':'f1','turn_index':0,'event':'%s','audio_window_start':0,"
            + "'audio_window_end':%s,'transcript':'%s','words':[]}";
    Feed feed = new Feed(SttFormat.DEEPGRAM_FLUX);
    feed.at(1_000, turn.formatted("EagerEndOfTurn", 0.9, "i would like"));
    feed.at(1_400, turn.formatted("TurnResumed", 1.3, "i would like to"));
    feed.at(2_400, turn.formatted("EndOfTurn", 2.3, "i would like to stay"));
    assertThat(texts(feed.finals())).containsExactly("F i would like to stay");
  }

  @Test
  void assemblyAisPartialsHaveTheWordsThatItsTranscriptHasNotYet() {
    Feed feed = new Feed(SttFormat.ASSEMBLYAI);
    List<SegmentHeard> partial =
        feed.at(
            500,
            "{'type':'Turn','turn_order':0,'end_of_turn':false,'transcript':'','words':[{'start':100,"
                + "'end':300,'text':'hi','confidence':0.8,'word_is_final':false}]}");
    assertThat(texts(partial)).containsExactly("p hi");
  }

  @Test
  void contactLensPiecesAreAppendedByTheirTranscript() {
    String piece =
        "{'EventType':'SEGMENTS','ContactId':'c','Segments':[{'Utterance':{'Id':'%s','TranscriptId':"
            + "'t1','ParticipantRole':'CUSTOMER','PartialContent':'%s','BeginOffsetMillis':%d,"
            + "'EndOffsetMillis':%d}}]}";
    Feed feed = new Feed(SttFormat.CONTACT_LENS);
    feed.at(1_000, piece.formatted("p1", "nobody", 100, 500));
    feed.at(1_500, piece.formatted("p3", "me anything", 900, 1_400));
    assertThat(texts(feed.at(1_600, piece.formatted("p2", "told", 500, 900))))
        .containsExactly("p nobody told me anything");
    assertThat(feed.at(1_700, "{'EventType':'FAILED','ContactId':'c'}"))
        .as("the analysis fails, the call goes on")
        .singleElement()
        .matches(SegmentHeard::isFinal);
    assertThat(feed.session.isEnded()).isFalse();
  }

  @Test
  void twiliosFinalsThatOvertakeEachOtherAreAllHeard() {
    String content =
        "TranscriptionEvent=transcription-content&TranscriptionSid=GT1&CallSid=CA1&Track="
            + "inbound_track&Final=true&SequenceId=%d&TranscriptionData=%%7B%%22transcript%%22%%3A"
            + "%%22%s%%22%%7D";
    Feed feed = new Feed(SttFormat.TWILIO);
    feed.at(2_000, content.formatted(7, "second+one"));
    feed.at(2_100, content.formatted(5, "first+one"));
    assertThat(feed.turns()).extracting(SegmentHeard::text).contains("first one", "second one");
    assertThat(feed.turns()).extracting(SegmentHeard::speaker).containsOnly(Speaker.CUSTOMER);
  }

  @Test
  void voskSaysTheSameWordTwiceAndMeansIt() {
    Feed feed = new Feed(SttFormat.VOSK);
    feed.at(1_000, "{'text':'yes'}");
    feed.at(4_000, "{'text':'yes'}");
    feed.at(5_000, "{'text':''}");
    assertThat(feed.turns()).hasSize(2);
  }

  @Test
  void genesysHeartbeatsNeedNoCall() {
    byte[] beat = "{\"topicName\":\"channel.metadata\",\"eventBody\":{}}".getBytes(UTF_8);
    SttMessage message = SttFormat.GENESYS.read(beat, 0, beat.length);
    assertThat(message.concernsCall()).isFalse();
    assertThat(message.callId()).isNull();
  }

  @Test
  void lcaTellsWhoServesAndItsAssistantIsNobody() {
    Feed feed = new Feed(SttFormat.LCA);
    feed.at(0, "{'EventType':'START','CallId':'c','AgentId':'a1'}");
    feed.at(10, "{'EventType':'UPDATE_AGENT','CallId':'c','AgentId':'a2'}");
    feed.at(
        20,
        "{'EventType':'ADD_TRANSCRIPT_SEGMENT','CallId':'c','SegmentId':'s','Channel':"
            + "'AGENT_ASSISTANT','StartTime':0,'EndTime':1,'Transcript':'offer a refund'}");
    assertThat(feed.events.stream().map(CallEvent::body).toList())
        .containsExactly(
            new CallStarted("a1", null, null, null),
            new ParticipantChanged("a2", Speaker.AGENT, "a2"));
  }

  @Test
  void whatIsInProgressIsFinalWhenTheStreamCloses() {
    Feed feed = new Feed(SttFormat.VOSK);
    feed.at(1_000, "{'partial':'hold on'}");
    feed.session.close(Streams.T0 + 1_200, feed.events::add);
    assertThat(texts(feed.finals())).containsExactly("F hold on");
  }

  @Test
  void atMostSixteenSegmentsAreInProgressAndThoseDoneAreForgotten() {
    String utterance =
        "{'UtteranceEvent':{'UtteranceId':'u%d','ParticipantRole':'AGENT','IsPartial':%s,"
            + "'Transcript':'word %d','BeginOffsetMillis':0,'EndOffsetMillis':900}}";
    Feed feed = new Feed(SttFormat.TRANSCRIBE_CALL_ANALYTICS);
    for (int i = 0; i < 1_000; i++) {
      feed.at(1_000 + i, utterance.formatted(i, true, i));
    }
    assertThat(feed.finals()).hasSize(1_000 - Segments.OPEN);
    assertThat(feed.at(3_000, utterance.formatted(0, false, 0)))
        .as("the first is not known any more")
        .singleElement()
        .extracting(SegmentHeard::revision)
        .isEqualTo(0);
  }

  @Test
  void complaintsSayWhatAndWhereAndNeverQuoteSpeech() {
    assertThatThrownBy(
            () ->
                new Feed(SttFormat.TRANSCRIBE)
                    .at(
                        0,
                        "{'Transcript':{'Results':[{'ResultId':'r','StartTime':'my secret',"
                            + "'EndTime':1}]}}"))
        .isInstanceOf(InvalidEvent.class)
        .hasMessage("Transcript.Results[0].StartTime is a string, expected a number");
    assertThatThrownBy(() -> new Feed(SttFormat.DEEPGRAM).at(0, "{'type':'Results"))
        .isInstanceOf(InvalidEvent.class)
        .hasMessageContaining("no valid JSON at column");
  }
}
