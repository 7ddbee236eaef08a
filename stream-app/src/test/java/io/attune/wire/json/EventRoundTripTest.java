package io.attune.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.call.TimePassed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventRoundTripTest {
  private final EventReader reader = new EventReader();

  @Test
  void everyEventReadsBackAsItWasWritten() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("EventRoundTripTest seed " + seed);
    List<CallInput> written = RandomEvents.some(seed, 5_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EventWriter writer = new EventWriter(bytes)) {
      for (CallInput event : written) {
        writer.write(event);
      }
    }
    List<CallInput> read = new ArrayList<>();
    try (RecordedEvents events =
        RecordedEvents.of(
            "memory",
            new ByteArrayInputStream(bytes.toByteArray()),
            bad -> assertThat(bad).isNull())) {
      events.forEachRemaining(read::add);
    }
    assertThat(read).as("seed %d", seed).isEqualTo(written);
  }

  @Test
  void fieldsAreWrittenInTheirOrderAndDefaultsLeftOut() {
    SegmentHeard segment =
        new SegmentHeard(
            "s1",
            2,
            true,
            Speaker.CUSTOMER,
            "c1-1",
            "that's more",
            1200,
            3000,
            0.94,
            List.of(new Word("that's", 1200, 1450, 1)));
    assertThat(written(new CallEvent("c1", "acme", 1760000003100L, "p1", segment)))
        .isEqualTo(
            "{\"type\":\"segment\",\"callId\":\"c1\",\"at\":1760000003100,\"segmentId\":\"s1\",\"revision\":2,\"final\":true,"
                + "\"speaker\":\"customer\",\"speakerId\":\"c1-1\",\"text\":\"that's more\",\"startMs\":1200,\"endMs\":3000,"
                + "\"confidence\":0.94,\"words\":[{\"text\":\"that's\",\"startMs\":1200,\"endMs\":1450}],"
                + "\"tenant\":\"acme\",\"producerId\":\"p1\"}");
    assertThat(written(CallEvent.of("c1", 5, new CallStarted("a7", null, null, "en-US"))))
        .isEqualTo(
            "{\"type\":\"started\",\"callId\":\"c1\",\"at\":5,\"agentId\":\"a7\",\"language\":\"en-US\"}");
  }

  @Test
  void absentFieldsGetTheirDefaultsAndUnknownOnesAreIgnored() {
    CallInput read =
        reader.read(
            "{\"vendor\":{\"deep\":[1,{\"x\":null}]},\"type\":\"segment\",\"callId\":\"c\",\"at\":9,\"segmentId\":\"s\","
                + "\"speaker\":\"agent\",\"text\":\"hi\",\"startMs\":0,\"endMs\":5,\"confidence\":null,\"words\":null,\"mood\":\"odd\"}");
    assertThat(read)
        .isEqualTo(
            CallEvent.of(
                "c",
                9,
                new SegmentHeard("s", 0, true, Speaker.AGENT, "", "hi", 0, 5, 1, List.of())));
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() {
    CallEvent read =
        (CallEvent)
            reader.read(
                "{\"type\":\"segment\",\"callId\":\"c\",\"at\":9,\"segmentId\":\"s\",\"speaker\":\"agent\",\"text\":\"cut \\ud83d\",\"startMs\":0,\"endMs\":5}");
    assertThat(((SegmentHeard) read.body()).text()).isEqualTo("cut \ufffd");
    assertThat(reader.read(written(read))).isEqualTo(read);
  }

  @Test
  void aHeartbeatThatDoesNotSaySoHasPublishedUpToItsOwnMoment() {
    assertThat(reader.read("{\"type\":\"heartbeat\",\"at\":9,\"producerId\":\"p\"}"))
        .isEqualTo(new CallEvent(null, "", 9, null, new CallEvent.Heartbeat("p", 9)));
  }

  @Test
  void whatIsFoundRatherThanRecordedIsNotWritten() {
    assertThatThrownBy(() -> EventWriter.bytes(new TimePassed(5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(written(CallEvent.of("c", 5, new CallHeld())))
        .isEqualTo("{\"type\":\"held\",\"callId\":\"c\",\"at\":5}");
  }

  private static String written(CallInput input) {
    return new String(EventWriter.bytes(input), StandardCharsets.UTF_8);
  }
}
