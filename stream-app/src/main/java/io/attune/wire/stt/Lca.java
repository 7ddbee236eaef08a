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
    transcript.made(at);
    switch (type) {
      case "START" -> start(message.id("AgentId"), at, transcript);
      case "ADD_TRANSCRIPT_SEGMENT" -> segment(message, transcript);
      case "UPDATE_AGENT" -> transcript.agent(message.neededId("AgentId"));
      case "END" -> transcript.ended("end");
      // ADD_CALL_CATEGORY, ADD_SUMMARY and the like: what others made of the call.
      default -> {}
    }
  }

  private static void start(String agentId, Long at, Transcript transcript) {
    transcript.agent(agentId);
    transcript.begins(at);
  }

  private void segment(Fields message, Transcript transcript) {
    if (message.has("UtteranceEvent")) {
      callAnalytics.take(message, transcript);
    } else if (message.has("TranscriptEvent")) {
      transcribe.take(message, transcript);
    } else {
      String channel = message.neededText("Channel");
      if (channel.equals("AGENT") || channel.equals("CALLER")) {
        transcript.heard(heard(message, channel));
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
