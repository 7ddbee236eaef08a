package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.schemas.CallHeld;
import io.attune.schemas.ParticipantChanged;
import io.attune.schemas.Presence;
import io.attune.schemas.SegmentHeard;
import io.attune.schemas.Speaker;
import io.attune.schemas.Word;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallEventsTest {
  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");

  private final CallEvents events = new CallEvents();

  @Test
  void everyKindOfEventComesBackAsItWas() throws Undecodable {
    long seed = System.nanoTime();
    RandomEvents random = new RandomEvents(seed);
    for (int i = 0; i < 200 * RandomEvents.KINDS; i++) {
      CallEvent event = random.event(i % RandomEvents.KINDS);
      assertThat(events.decode(events.encode(event))).as("seed %d", seed).isEqualTo(event);
    }
  }

  @Test
  void missingConfidenceCountsAsOne() throws Undecodable {
    SegmentHeard segment =
        SegmentHeard.newBuilder()
            .setSegmentId("s1")
            .setSpeaker(Speaker.CUSTOMER)
            .setText("hello")
            .setStartMs(0)
            .setEndMs(400)
            .setWords(List.of(new Word("hello", 0L, 400L, null)))
            .build();

    var heard = (CallEvent.SegmentHeard) events.decode(Bytes.of("c1", AT, segment)).body();

    assertThat(heard.confidence()).isEqualTo(1);
    assertThat(heard.words().get(0).confidence()).isEqualTo(1);
    assertThat(heard.isFinal()).isTrue();
    assertThat(heard.speakerId()).isEmpty();
  }

  @Test
  void agentWhoLeavesServesNoCall() throws Undecodable {
    ParticipantChanged leaves =
        ParticipantChanged.newBuilder()
            .setSpeakerId("v1")
            .setRole(Speaker.AGENT)
            .setAgentId("a7")
            .setChange(Presence.LEFT)
            .build();
    var who = (CallEvent.ParticipantChanged) events.decode(Bytes.of("c1", AT, leaves)).body();
    assertThat(who.agentId()).isNull();
  }

  @Test
  void whatTheDomainHasNoUseForDoesNotGetInTheWay() throws Undecodable {
    CallHeld held = CallHeld.newBuilder().setInitiator(Speaker.AGENT).setReason("consult").build();
    assertThat(events.decode(Bytes.of("c1", AT, held)))
        .isEqualTo(CallEvent.of("c1", AT.toEpochMilli(), new CallEvent.CallHeld()));
  }

  @Test
  void feedbackComesBackAsItWas() throws Undecodable {
    long seed = System.nanoTime();
    RandomEvents random = new RandomEvents(seed);
    Feedback feedback = new Feedback();
    for (int i = 0; i < 200; i++) {
      var given = random.feedback();
      assertThat(feedback.decode(feedback.encode(given))).as("seed %d", seed).isEqualTo(given);
    }
  }
}
