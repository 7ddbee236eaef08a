package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.InvalidEvent;
import io.attune.schemas.CallEnded;
import io.attune.schemas.CallHeld;
import io.attune.schemas.CallResumed;
import io.attune.schemas.CallStarted;
import io.attune.schemas.Heartbeat;
import io.attune.schemas.ParticipantChanged;
import io.attune.schemas.PlaybookActivated;
import io.attune.schemas.Presence;
import io.attune.schemas.SegmentHeard;
import java.time.Instant;
import java.util.regex.Pattern;

/** What happened on a call, between its two forms. */
final class EventBodies {
  /**
   * A version as this product counts them: exactly one spelling for each, or the playbook's key
   * would not be found.
   */
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

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
          started.getAgentId(), started.getQueue(), started.getTeam(), started.getLanguage());
    } else if (body instanceof CallHeld) {
      return new CallEvent.CallHeld();
    } else if (body instanceof CallResumed) {
      return new CallEvent.CallResumed();
    } else if (body instanceof ParticipantChanged who) {
      return participant(who);
    } else if (body instanceof CallEnded ended) {
      return new CallEvent.CallEnded(ended.getReason());
    } else if (body instanceof PlaybookActivated activated) {
      return activation(activated);
    }
    throw new IllegalStateException("the contract has no " + body.getClass().getSimpleName());
  }

  /** Who leaves serves nobody; the domain hears of them only that they were there. */
  private static Body participant(ParticipantChanged who) {
    return new CallEvent.ParticipantChanged(
        who.getSpeakerId(),
        Segments.speaker(who.getRole()),
        who.getChange() == Presence.JOINED ? who.getAgentId() : null);
  }

  private static Body activation(PlaybookActivated activated) {
    if (!VERSION.matcher(activated.getVersion()).matches()) {
      throw new InvalidEvent("a playbook's version is no number from 1 to 999999999");
    }
    if (activated.getTenant() != null
        || activated.getTeam() != null
        || activated.getLocale() != null) {
      // Better set aside than taken for everybody's.
      throw new InvalidEvent("a playbook can only be activated for all calls so far");
    }
    return new CallEvent.PlaybookActivated(
        activated.getPlaybookId(), Integer.parseInt(activated.getVersion()));
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
      return CallStarted.newBuilder()
          .setAgentId(started.agentId())
          .setQueue(started.queue())
          .setTeam(started.team())
          .setLanguage(started.language())
          .build();
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
    } else if (body instanceof CallEvent.CallEnded ended) {
      return CallEnded.newBuilder().setReason(ended.reason()).build();
    } else if (body instanceof CallEvent.PlaybookActivated activated) {
      return PlaybookActivated.newBuilder()
          .setPlaybookId(activated.playbookId())
          .setVersion(Integer.toString(activated.version()))
          .build();
    }
    throw new IllegalStateException("the contract has no " + body.getClass().getSimpleName());
  }
}
