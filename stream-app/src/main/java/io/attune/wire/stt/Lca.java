package io.attune.wire.stt;

import io.attune.call.Speaker;
import java.util.List;

/**
 * The events of Amazon's Live Call Analytics sample, from its Kinesis stream. Its own assist
 * messages, category matches and tones of voice are written as if somebody had said them; those are
 * left out. A segment may also come as the Transcribe event that it was made from.
 */
final class Lca implements VendorStream {
  private final Transcribe transcribe = new Transcribe();
  private final CallAnalytics callAnalytics = new CallAnalytics();

  @Override
  public void take(Fields message, Transcript transcript) {
    String type = message.neededText("EventType");
    message.neededId("CallId");
    Long at = Moments.of(message, "CreatedAt");
    String agentId = message.id("AgentId");
    switch (type) {
      case "START" -> {
        transcript.made(at);
        transcript.agent(agentId);
        transcript.begins(at);
      }
      case "ADD_TRANSCRIPT_SEGMENT" -> segment(message, at, transcript);
      case "UPDATE_AGENT" -> {
        transcript.made(at);
        transcript.agent(agentId);
      }
      case "END" -> {
        transcript.made(at);
        transcript.ended("end");
      }
      // ADD_CALL_CATEGORY, ADD_SUMMARY and the like: what others made of the call.
      default -> {}
    }
  }

  private void segment(Fields message, Long at, Transcript transcript) {
    if (message.has("UtteranceEvent")) {
      callAnalytics.take(message, transcript);
    } else if (message.has("TranscriptEvent")) {
      transcribe.take(message, transcript);
    } else {
      String channel = message.neededText("Channel");
      if (channel.equals("AGENT") || channel.equals("CALLER")) {
        Heard heard = heard(message, channel);
        transcript.made(at);
        transcript.heard(heard);
      }
    }
  }

  private static Heard heard(Fields message, String channel) {
    Speaker speaker = channel.equals("AGENT") ? Speaker.AGENT : Speaker.CUSTOMER;
    return Heard.of(
        channel + "-" + message.neededId("SegmentId"),
        speaker.ordinal(),
        !message.flag("IsPartial"),
        Voice.of(speaker),
        message.speech("Transcript"),
        message.neededSeconds("StartTime"),
        message.neededSeconds("EndTime"),
        1,
        List.of());
  }
}
