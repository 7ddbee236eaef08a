package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.schemas.CallEnded;
import io.attune.schemas.CallErased;
import io.attune.schemas.CallHeld;
import io.attune.schemas.CallResumed;
import io.attune.schemas.CallStarted;
import io.attune.schemas.Heartbeat;
import io.attune.schemas.ParticipantChanged;
import io.attune.schemas.Presence;
import io.attune.schemas.SegmentHeard;
import io.attune.schemas.TurnRefined;
import java.time.Instant;

/** What happened on a call, between its two forms. */
final class EventBodies {
  private EventBodies() {}

  /**
   * @throws InvalidEvent if it cannot be true
   */
  static Body fromWire(Object body) {
    if (body instanceof SegmentHeard segment) {
      return Segments.fromWire(segment);
    } else if (body instanceof Heartbeat beat) {
      return new CallEvent.Heartbeat(beat.getProducerId(), beat.getPublishedUpTo().toEpochMilli());
    } else if (body instanceof CallStarted started) {
      return new CallEvent.CallStarted(
          started.getAgentId(),
          started.getQueue(),
          started.getTeam(),
          started.getLanguage(),
          Contexts.fromWire(started));
    } else if (body instanceof CallHeld) {
      return new CallEvent.CallHeld();
    } else if (body instanceof CallResumed) {
      return new CallEvent.CallResumed();
    } else if (body instanceof ParticipantChanged who) {
      return participant(who);
    } else if (body instanceof TurnRefined answer) {
      return Refinements.fromWire(answer);
    } else if (body instanceof CallEnded ended) {
      return new CallEvent.CallEnded(ended.getReason());
    } else if (body instanceof CallErased erased) {
      return new CallEvent.CallErased(erased.getReason());
    }
    return OrderBodies.fromWire(body);
  }

  /** Who leaves serves nobody; the domain hears of them only that they were there. */
  private static Body participant(ParticipantChanged who) {
    return new CallEvent.ParticipantChanged(
        who.getSpeakerId(),
        Segments.speaker(who.getRole()),
        who.getChange() == Presence.JOINED ? who.getAgentId() : null);
  }

  static Object toWire(Body body) {
    if (body instanceof CallEvent.SegmentHeard segment) {
      return Segments.toWire(segment);
    } else if (body instanceof CallEvent.Heartbeat beat) {
      return Heartbeat.newBuilder()
          .setProducerId(beat.producerId())
          .setPublishedUpTo(Instant.ofEpochMilli(beat.publishedUpTo()))
          .build();
    } else if (body instanceof CallEvent.CallStarted started) {
      return Contexts.toWire(started);
    } else if (body instanceof CallEvent.CallHeld) {
      return CallHeld.newBuilder().build();
    } else if (body instanceof CallEvent.CallResumed) {
      return CallResumed.newBuilder().build();
    } else if (body instanceof CallEvent.ParticipantChanged who) {
      return ParticipantChanged.newBuilder()
          .setSpeakerId(who.speakerId())
          .setRole(Segments.speaker(who.speaker()))
          .setAgentId(who.agentId())
          .build();
    } else if (body instanceof CallEvent.TurnRefined answer) {
      return Refinements.toWire(answer);
    } else if (body instanceof CallEvent.CallEnded ended) {
      return CallEnded.newBuilder().setReason(ended.reason()).build();
    } else if (body instanceof CallEvent.CallErased erased) {
      return CallErased.newBuilder().setReason(erased.reason()).build();
    }
    return OrderBodies.toWire(body);
  }
}
