package io.attune.call;

import static io.attune.call.Limits.CALL_MS;
import static io.attune.call.Limits.ID_CHARS;
import static io.attune.call.Limits.LAST_MOMENT;
import static io.attune.call.Limits.TEXT_CHARS;
import static io.attune.call.Limits.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.CallEvent.Word;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What one record may claim: its limits are allowed, and nothing beyond them. */
class CallEventTest {
  private static final String LONGEST = "x".repeat(ID_CHARS);
  private static final String TOO_LONG = LONGEST + "x";
  private static final Word HELLO = new Word("hello", 100, 400, 0.5);

  @Test
  void eventSaysWhichCallItIsOfUnlessItIsForAWholePartition() {
    Heartbeat beat = new Heartbeat("p", 5);
    assertThat(new CallEvent(null, null, 1, LONGEST, beat).tenant()).isEmpty();
    assertThat(new CallEvent(LONGEST, LONGEST, LAST_MOMENT - 1, null, new CallHeld()).tenant())
        .isEqualTo(LONGEST);

    refused("the event has no body", () -> CallEvent.of("c", 1, null));
    refused("carries no callId", () -> CallEvent.of("c", 1, beat));
    refused("callId is missing", () -> CallEvent.of(null, 1, new CallHeld()));
    refused("callId is missing", () -> CallEvent.of(" ", 1, new CallHeld()));
    refused(
        "callId has 257 characters, at most 256", () -> CallEvent.of(TOO_LONG, 1, new CallHeld()));
    refused("at is 0, expected epoch milliseconds", () -> CallEvent.of("c", 0, new CallHeld()));
    refused("at is " + LAST_MOMENT, () -> CallEvent.of("c", LAST_MOMENT, new CallHeld()));
    refused(
        "tenant is longer than 256", () -> new CallEvent("c", TOO_LONG, 1, null, new CallHeld()));
    refused("producerId is longer", () -> new CallEvent("c", "", 1, TOO_LONG, new CallHeld()));
  }

  @Test
  void whatConcernsEveryCallIsToldApartFromWhatConcernsOne() {
    List<Body> ofOne =
        List.of(started(), segment(0, 1, ""), new CallHeld(), new CallResumed(), new CallEnded(""));
    assertThat(ofOne).noneMatch(Body::isForWholePartition).allMatch(Body::isSignOfLife);
    assertThat(List.of(refined(0, Set.of()), new CallErased(null)))
        .as("nobody speaks in what others make of a call")
        .noneMatch(Body::isForWholePartition)
        .noneMatch(Body::isSignOfLife);
    assertThat(
            List.of(
                new Heartbeat("p", 1),
                new PlaybookActivated("small", 1),
                new RuleSwitched("small", "r", null, true, null),
                experiment(0.1, 0.1, 0.1)))
        .allMatch(Body::isForWholePartition);
  }

  @Test
  void startOfACallNamesNothingThatIsTooLongToKeep() {
    assertThat(new CallStarted(LONGEST, LONGEST, LONGEST, LONGEST).context())
        .isEqualTo(CallContext.UNKNOWN);
    refused("agentId is longer", () -> new CallStarted(TOO_LONG, null, null, null));
    refused("queue is longer", () -> new CallStarted(null, TOO_LONG, null, null));
    refused("team is longer", () -> new CallStarted(null, null, TOO_LONG, null));
    refused("language is longer", () -> new CallStarted(null, null, null, TOO_LONG));
    refused("has no context", () -> new CallStarted(null, null, null, null, null));
  }

  @Test
  void segmentHasItsPlaceWithinTheCall() {
    assertThat(segment(0, CALL_MS, "a").durationMs()).isEqualTo(CALL_MS);
    assertThat(segment(700, 1_000, "a").durationMs()).isEqualTo(300);
    assertThat(segment(700, 700, "a").durationMs()).isZero();
    refused("startMs is -1, expected 0 to", () -> segment(-1, 5, "a"));
    refused("endMs is " + (CALL_MS + 1), () -> segment(0, CALL_MS + 1, "a"));
    refused("startMs is", () -> segment(CALL_MS + 1, CALL_MS + 1, "a"));
    refused("endMs 699 is before startMs 700", () -> segment(700, 699, "a"));
  }

  @Test
  void segmentSaysWhoSaidWhatAndHowSureThatIs() {
    SegmentHeard longest = segment("s", 0, null, "x".repeat(TEXT_CHARS), 1, List.of(HELLO));
    assertThat(longest.speakerId()).isEmpty();
    assertThat(segment("s", 0, LONGEST, "", 0, List.of()).speakerId()).isEqualTo(LONGEST);

    refused("segmentId is missing", () -> segment("", 0, "", "", 1, List.of()));
    refused("revision is -1", () -> segment("s", -1, "", "", 1, List.of()));
    refused("speakerId is longer", () -> segment("s", 0, TOO_LONG, "", 1, List.of()));
    refused("text is missing", () -> segment("s", 0, "", null, 1, List.of()));
    refused(
        "text has 30001 characters, at most 30000",
        () -> segment("s", 0, "", "x".repeat(TEXT_CHARS + 1), 1, List.of()));
    refused("confidence is 1.1, expected 0 to 1", () -> segment("s", 0, "", "", 1.1, List.of()));
    refused("confidence is -0.1", () -> segment("s", 0, "", "", -0.1, List.of()));
    refused("confidence is NaN", () -> segment("s", 0, "", "", Double.NaN, List.of()));
    refused(
        "speaker is missing",
        () -> new SegmentHeard("s", 0, true, null, "", "", 0, 1, 1, List.of()));
    List<Word> most = Collections.nCopies(WORDS, HELLO);
    assertThat(segment("s", 0, "", "", 1, most).words()).hasSize(WORDS);
    refused(
        "there are 6001 words, at most 6000",
        () -> segment("s", 0, "", "", 1, Collections.nCopies(WORDS + 1, HELLO)));
  }

  @Test
  void wordHasItsPlaceAndIsSomethingThatWasSaid() {
    assertThat(new Word("", 0, 0, 0)).isNotNull();
    assertThat(new Word("a", CALL_MS, CALL_MS, 1)).isNotNull();
    refused("a word has no text", () -> new Word(null, 0, 1, 1));
    refused("a word's startMs is -1", () -> new Word("a", -1, 1, 1));
    refused("a word's endMs is", () -> new Word("a", 0, CALL_MS + 1, 1));
    refused("a word's endMs 4 is before its startMs 5", () -> new Word("a", 5, 4, 1));
    refused("a word's confidence is 2.0", () -> new Word("a", 0, 1, 2));
  }

  @Test
  void ofWordTimesALiveCallKeepsHowSureTheRecogniserWas() {
    Word unsure = new Word("there", 450, 700, 0.25);
    SegmentHeard spoken = segment("s", 0, "", "hello there", 1, List.of(HELLO, unsure));
    SegmentHeard kept = spoken.withoutWordTimes();

    assertThat(kept.words())
        .containsExactly(new Word("", 100, 100, 0.5), new Word("", 100, 100, 0.25));
    assertThat(kept.text()).isEqualTo("hello there");
    assertThat(kept.endMs()).isEqualTo(spoken.endMs());
    assertThat(kept.withoutWordTimes().words())
        .as("nothing is left to drop")
        .isSameAs(kept.words());
    assertThat(segment(0, 1, "a").withoutWordTimes()).isEqualTo(segment(0, 1, "a"));
  }

  @Test
  void participantIsSomebodyOnASide() {
    assertThat(new ParticipantChanged("v1", Speaker.AGENT, LONGEST).agentId()).isEqualTo(LONGEST);
    refused("speakerId is missing", () -> new ParticipantChanged("", Speaker.AGENT, null));
    refused("role is missing", () -> new ParticipantChanged("v1", null, null));
    refused("agentId is longer", () -> new ParticipantChanged("v1", Speaker.AGENT, TOO_LONG));
  }

  @Test
  void reasonsAreShort() {
    assertThat(new CallEnded(null).reason()).isNull();
    assertThat(new CallErased(LONGEST).reason()).hasSize(ID_CHARS);
    refused("reason is longer", () -> new CallEnded(TOO_LONG));
    refused("reason is longer", () -> new CallErased(TOO_LONG));
    refused("reason is longer", () -> new RuleSwitched("small", "r", null, true, TOO_LONG));
  }

  @Test
  void whatASlowerModelReadHasItsScales() {
    assertThat(new TurnRefined("s", 0, "m", -1, 0, 0, 0, Set.of()).sentiment()).isEqualTo(-1);
    assertThat(new TurnRefined("s", 0, "m", 1, 1, 1, 1, Set.of()).sentiment()).isEqualTo(1);
    assertThat(refined(0, Set.of("validate", "acknowledge", "check")).moves())
        .as("one order, everywhere")
        .containsExactly("acknowledge", "check", "validate");

    refused("segmentId is missing", () -> new TurnRefined(null, 0, "m", 0, 0, 0, 0, Set.of()));
    refused("revision is -1", () -> refined(-1, Set.of()));
    refused("model is missing", () -> new TurnRefined("s", 0, "", 0, 0, 0, 0, Set.of()));
    refused("sentiment is -1.5", () -> new TurnRefined("s", 0, "m", -1.5, 0, 0, 0, Set.of()));
    refused("sentiment is 1.5", () -> new TurnRefined("s", 0, "m", 1.5, 0, 0, 0, Set.of()));
    refused("sentimentConfidence is", () -> new TurnRefined("s", 0, "m", 0, 2, 0, 0, Set.of()));
    refused("pushback is", () -> new TurnRefined("s", 0, "m", 0, 0, 2, 0, Set.of()));
    refused("abuse is", () -> new TurnRefined("s", 0, "m", 0, 0, 0, 2, Set.of()));
    refused("a move is missing", () -> refined(0, Set.of("")));
    assertThat(refined(0, moves(Limits.MOVES)).moves()).hasSize(Limits.MOVES);
    refused("there are 65 moves, at most 64", () -> refined(0, moves(Limits.MOVES + 1)));
  }

  @Test
  void heartbeatSaysWhoBeatsAndUntilWhenEverythingIsPublished() {
    assertThat(new Heartbeat("p", 1).publishedUpTo()).isEqualTo(1);
    refused("producerId is missing", () -> new Heartbeat(null, 1));
    refused("publishedUpTo is 0", () -> new Heartbeat("p", 0));
  }

  @Test
  void ordersNameWhatTheyAreAboutAndForWhom() {
    assertThat(new PlaybookActivated("small", 1).scope()).isEqualTo(Scope.ALL);
    refused("playbookId is missing", () -> new PlaybookActivated("", 1));
    refused("version is 0, expected 1 or more", () -> new PlaybookActivated("small", 0));
    refused("scope is missing", () -> new PlaybookActivated("small", 1, null));
    refused("playbookId is missing", () -> new RuleSwitched("", "r", null, true, null));
    refused("ruleId is missing", () -> new RuleSwitched("small", "", null, true, null));
  }

  @Test
  void experimentSharesOutCallsAndIsOverWhenItTakesNone() {
    assertThat(experiment(0, 0, 0).isOver()).isTrue();
    assertThat(experiment(0.1, 0, 0).isOver()).isFalse();
    assertThat(experiment(0, 0.1, 0).isOver()).isFalse();
    assertThat(experiment(0, 0, 0.1).isOver()).isFalse();
    assertThat(experiment(0.5, 0.5, 1)).as("shadows run on what is left").isNotNull();

    refused("come to more than 1", () -> experiment(0.6, 0.5, 0));
    refused("candidateShare is", () -> experiment(-0.1, 0, 0));
    refused("holdoutShare is", () -> experiment(0, -0.1, 0));
    refused("shadowShare is", () -> experiment(0, 0, 1.1));
    refused("experimentId is", () -> new ExperimentSet("", "p", 1, 0, 0, 0, Scope.ALL));
    refused("playbookId is", () -> new ExperimentSet("e", "", 1, 0, 0, 0, Scope.ALL));
    refused("version is 0", () -> new ExperimentSet("e", "p", 0, 0, 0, 0, Scope.ALL));
    refused("scope is missing", () -> new ExperimentSet("e", "p", 1, 0, 0, 0, null));
  }

  @Test
  void feedbackIsAboutACueOfACall() {
    assertThat(new CueFeedback("c", 1, "cue", CueFeedback.Action.SHOWN)).isNotNull();
    refused("callId is missing", () -> new CueFeedback("", 1, "cue", CueFeedback.Action.SHOWN));
    refused("at is 0", () -> new CueFeedback("c", 0, "cue", CueFeedback.Action.SHOWN));
    refused("cueId is missing", () -> new CueFeedback("c", 1, "", CueFeedback.Action.SHOWN));
    refused("action is missing", () -> new CueFeedback("c", 1, "cue", null));
  }

  private static void refused(String message, ThrowingCallable claim) {
    assertThatThrownBy(claim).isInstanceOf(InvalidEvent.class).hasMessageContaining(message);
  }

  private static CallStarted started() {
    return new CallStarted("agent-7", null, null, "en");
  }

  private static SegmentHeard segment(long startMs, long endMs, String text) {
    return new SegmentHeard("s", 0, true, Speaker.AGENT, "", text, startMs, endMs, 1, List.of());
  }

  private static SegmentHeard segment(
      String id, int revision, String speakerId, String text, double confidence, List<Word> words) {
    return new SegmentHeard(
        id, revision, true, Speaker.AGENT, speakerId, text, 100, 900, confidence, words);
  }

  private static TurnRefined refined(int revision, Set<String> moves) {
    return new TurnRefined("s", revision, "m", 0, 0, 0, 0, moves);
  }

  private static Set<String> moves(int count) {
    return new TreeSet<>(IntStream.range(0, count).mapToObj(i -> "move-" + i).toList());
  }

  private static ExperimentSet experiment(double candidate, double holdout, double shadow) {
    return new ExperimentSet("e", "small", 1, candidate, holdout, shadow, Scope.ALL);
  }
}
