package io.attune.call;

import static io.attune.call.InvalidEvent.require;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One record of {@code call-events}: something that happened on a call, or word from a producer to
 * a whole partition.
 *
 * @param callId the call, null exactly for what concerns a whole partition: {@link Heartbeat},
 *     {@link PlaybookActivated}, {@link RuleSwitched}, {@link ExperimentSet}
 * @param tenant whose call it is, empty for the only tenant
 * @param at record time: when it was published, epoch milliseconds
 * @param producerId who published it, null if it does not say; that producer's heartbeats speak for
 *     this call
 * @param body what happened
 */
public record CallEvent(String callId, String tenant, long at, String producerId, Body body)
    implements CallInput {

  public CallEvent {
    require(body != null, "the event has no body");
    if (body.isForWholePartition()) {
      require(callId == null, "an event for a whole partition carries no callId");
    } else {
      Limits.requireId("callId", callId);
    }
    Limits.requireMoment("at", at);
    tenant = tenant == null ? "" : tenant;
    Limits.requireShort("tenant", tenant);
    Limits.requireShort("producerId", producerId);
  }

  /** An event without tenant and producer. */
  public static CallEvent of(String callId, long at, Body body) {
    return new CallEvent(callId, "", at, null, body);
  }

  /** What happened. */
  public sealed interface Body
      permits CallStarted,
          SegmentHeard,
          CallHeld,
          CallResumed,
          ParticipantChanged,
          CallEnded,
          TurnRefined,
          CallErased,
          Heartbeat,
          PlaybookActivated,
          RuleSwitched,
          ExperimentSet {
    /** Whether this concerns every call of a partition instead of one. */
    default boolean isForWholePartition() {
      return false;
    }

    /** Whether the call itself is heard in it, and not only what somebody made of the call. */
    default boolean isSignOfLife() {
      return true;
    }
  }

  /**
   * The call was connected. Media time 0 is this event's record time.
   *
   * @param agentId who serves the call, null if unknown
   * @param queue the queue that it came through, null if unknown
   * @param team the agent's team, null if unknown
   * @param language BCP 47 tag of the language spoken, null if unknown
   * @param context what else is known before the first word
   */
  public record CallStarted(
      String agentId, String queue, String team, String language, CallContext context)
      implements Body {
    public CallStarted {
      require(context != null, "the start of a call has no context");
      Limits.requireShort("agentId", agentId);
      Limits.requireShort("queue", queue);
      Limits.requireShort("team", team);
      Limits.requireShort("language", language);
    }

    /** A start of which nothing else is known. */
    public CallStarted(String agentId, String queue, String team, String language) {
      this(agentId, queue, team, language, CallContext.UNKNOWN);
    }
  }

  /**
   * A piece of speech, as far as it has been recognised.
   *
   * @param segmentId identity of the segment within the call; later revisions carry the same one
   * @param revision 0 or more; a higher one replaces a lower one
   * @param isFinal whether the recogniser has finished with it; a final beats every partial
   * @param speaker which side spoke
   * @param speakerId who on that side, empty if unknown
   * @param text the words, as recognised; never null
   * @param startMs media time of the first sound, ms from call start
   * @param endMs media time of the last sound so far, ms from call start, at least {@code startMs}
   * @param confidence the recogniser's, 0 to 1; 1 if it gives none
   * @param words the words with their times, empty if the recogniser gives none
   */
  public record SegmentHeard(
      String segmentId,
      int revision,
      boolean isFinal,
      Speaker speaker,
      String speakerId,
      String text,
      long startMs,
      long endMs,
      double confidence,
      List<Word> words)
      implements Body {
    public SegmentHeard {
      Limits.requireId("segmentId", segmentId);
      require(revision >= 0, () -> "revision is " + revision + ", expected 0 or more");
      require(speaker != null, "speaker is missing, expected agent, customer or other");
      speakerId = speakerId == null ? "" : speakerId;
      Limits.requireShort("speakerId", speakerId);
      require(text != null, "text is missing");
      require(
          text.length() <= Limits.TEXT_CHARS,
          () ->
              "text has "
                  + text.length()
                  + " characters, at most "
                  + Limits.TEXT_CHARS
                  + " are allowed");
      Limits.requireMediaTime("startMs", startMs);
      Limits.requireMediaTime("endMs", endMs);
      require(endMs >= startMs, () -> "endMs " + endMs + " is before startMs " + startMs);
      Limits.requireShare("confidence", confidence);
      words = words instanceof Confidences ? words : List.copyOf(words);
      Limits.requireAtMost("words", words.size(), Limits.WORDS);
    }

    /** How long it lasts, in milliseconds. */
    public long durationMs() {
      return endMs - startMs;
    }

    /**
     * The same segment without the text and the times of its single words: all that a live call
     * uses of them is how sure the recogniser was of each.
     */
    public SegmentHeard withoutWordTimes() {
      return new SegmentHeard(
          segmentId,
          revision,
          isFinal,
          speaker,
          speakerId,
          text,
          startMs,
          endMs,
          confidence,
          Confidences.of(startMs, words));
    }
  }

  /**
   * One recognised word.
   *
   * @param text the word
   * @param startMs media time of its start, ms from call start
   * @param endMs media time of its end, ms from call start
   * @param confidence 0 to 1; 1 if the recogniser gives none
   */
  public record Word(String text, long startMs, long endMs, double confidence) {
    public Word {
      require(text != null, "a word has no text");
      Limits.requireMediaTime("a word's startMs", startMs);
      Limits.requireMediaTime("a word's endMs", endMs);
      require(
          endMs >= startMs, () -> "a word's endMs " + endMs + " is before its startMs " + startMs);
      Limits.requireShare("a word's confidence", confidence);
    }
  }

  /** The customer was put on hold; until {@link CallResumed} nothing on the call is silence. */
  public record CallHeld() implements Body {}

  /** The hold ended. */
  public record CallResumed() implements Body {}

  /**
   * Somebody joined, or is now known to be who they are.
   *
   * @param speakerId who, never blank
   * @param speaker the side they are on
   * @param agentId the agent who serves the call from now on, null if that did not change
   */
  public record ParticipantChanged(String speakerId, Speaker speaker, String agentId)
      implements Body {
    public ParticipantChanged {
      Limits.requireId("speakerId", speakerId);
      require(speaker != null, "role is missing, expected agent, customer or other");
      Limits.requireShort("agentId", agentId);
    }
  }

  /**
   * The call is over.
   *
   * @param reason why, in the producer's words, for example {@code hangup}; null if it does not say
   */
  public record CallEnded(String reason) implements Body {
    public CallEnded {
      Limits.requireShort("reason", reason);
    }
  }

  /**
   * What a slower model read in a turn some time after it was heard. Its record time is that of the
   * turn, so that it moves no clock: whether it came in time, its place in the log tells.
   *
   * @param segmentId the turn's segment
   * @param revision the revision that was read, 0 or more
   * @param model which model read it, such as {@code bge-small-en-v15-q-tuned/2}
   * @param sentiment valence, -1 to +1
   * @param sentimentConfidence what that is worth, 0 to 1
   * @param pushback how strongly a customer's turn resists moving on, 0 to 1
   * @param abuse how strongly a customer's turn abuses, 0 to 1
   * @param moves what an agent does, as {@code call-turns} spells it ({@code open-question}); names
   *     that a build does not know mean nothing to it
   */
  public record TurnRefined(
      String segmentId,
      int revision,
      String model,
      double sentiment,
      double sentimentConfidence,
      double pushback,
      double abuse,
      Set<String> moves)
      implements Body {
    public TurnRefined {
      Limits.requireId("segmentId", segmentId);
      require(revision >= 0, () -> "revision is " + revision + ", expected 0 or more");
      Limits.requireId("model", model);
      require(
          sentiment >= -1 && sentiment <= 1,
          () -> "sentiment is " + sentiment + ", expected -1 to +1");
      Limits.requireShare("sentimentConfidence", sentimentConfidence);
      Limits.requireShare("pushback", pushback);
      Limits.requireShare("abuse", abuse);
      Limits.requireAtMost("moves", moves.size(), Limits.MOVES);
      moves.forEach(move -> Limits.requireId("a move", move));
      // One order, everywhere.
      moves = Collections.unmodifiableSet(new TreeSet<>(moves));
    }

    @Override
    public boolean isSignOfLife() {
      return false;
    }
  }

  /**
   * Nothing of the call may be kept.
   *
   * @param reason why, null if nobody said; no words of the call
   */
  public record CallErased(String reason) implements Body {
    public CallErased {
      Limits.requireShort("reason", reason);
    }

    @Override
    public boolean isSignOfLife() {
      return false;
    }
  }

  /**
   * A producer is alive and has published everything up to a moment. Written to every partition;
   * what makes silence a pure function of the log.
   *
   * @param producerId who beats
   * @param publishedUpTo everything before this moment has been published, epoch milliseconds
   */
  public record Heartbeat(String producerId, long publishedUpTo) implements Body {
    public Heartbeat {
      Limits.requireId("producerId", producerId);
      Limits.requireMoment("publishedUpTo", publishedUpTo);
    }

    @Override
    public boolean isForWholePartition() {
      return true;
    }
  }

  /**
   * From this offset on, new calls within its scope use this playbook; running calls keep theirs.
   * Written to every partition.
   *
   * @param playbookId which playbook
   * @param version which version of it, 1 or more
   * @param scope which calls
   */
  public record PlaybookActivated(String playbookId, int version, Scope scope) implements Body {
    public PlaybookActivated {
      Limits.requireId("playbookId", playbookId);
      require(version >= 1, () -> "version is " + version + ", expected 1 or more");
      require(scope != null, "scope is missing");
    }

    /** An activation for every call. */
    public PlaybookActivated(String playbookId, int version) {
      this(playbookId, version, Scope.ALL);
    }

    @Override
    public boolean isForWholePartition() {
      return true;
    }
  }

  /**
   * From this offset on, a rule shows nothing to the agents of new calls, or speaks again. Written
   * to every partition, by an operator or by Attune itself when agents keep dismissing the rule.
   *
   * @param playbookId whose rule it is, in all its versions
   * @param ruleId the rule
   * @param level only for agents of this level, null for all
   * @param muted whether it is silent from now on
   * @param reason why, in words for an operator, null if nobody said
   */
  public record RuleSwitched(
      String playbookId, String ruleId, AgentLevel level, boolean muted, String reason)
      implements Body {
    public RuleSwitched {
      Limits.requireId("playbookId", playbookId);
      Limits.requireId("ruleId", ruleId);
      Limits.requireShort("reason", reason);
    }

    @Override
    public boolean isForWholePartition() {
      return true;
    }
  }

  /**
   * From this offset on, new calls within its scope take part in an experiment with a candidate
   * playbook. Written to every partition; a later record of the same experiment replaces it, and
   * shares of zero end it.
   *
   * @param experimentId names it; part of the hash that assigns calls
   * @param playbookId the candidate
   * @param version the version of it, 1 or more
   * @param candidateShare the part of the calls that run on the candidate, 0 to 1
   * @param holdoutShare the part of the calls whose agents see no cues, 0 to 1; with {@code
   *     candidateShare} at most 1
   * @param shadowShare the part of the remaining calls on which the candidate runs unseen as well,
   *     0 to 1
   * @param scope which calls
   */
  public record ExperimentSet(
      String experimentId,
      String playbookId,
      int version,
      double candidateShare,
      double holdoutShare,
      double shadowShare,
      Scope scope)
      implements Body {
    public ExperimentSet {
      Limits.requireId("experimentId", experimentId);
      Limits.requireId("playbookId", playbookId);
      require(version >= 1, () -> "version is " + version + ", expected 1 or more");
      Limits.requireShare("candidateShare", candidateShare);
      Limits.requireShare("holdoutShare", holdoutShare);
      Limits.requireShare("shadowShare", shadowShare);
      require(
          candidateShare + holdoutShare <= 1,
          "candidateShare and holdoutShare come to more than 1");
      require(scope != null, "scope is missing");
    }

    /** Whether it has ended. */
    public boolean isOver() {
      return candidateShare == 0 && holdoutShare == 0 && shadowShare == 0;
    }

    @Override
    public boolean isForWholePartition() {
      return true;
    }
  }
}
