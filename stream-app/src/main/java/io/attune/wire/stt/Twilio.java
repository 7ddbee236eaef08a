package io.attune.wire.stt;

import io.attune.call.InvalidEvent;
import io.attune.wire.stt.Untitled.Utterance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Twilio real-time transcription: form fields, of which {@code TranscriptionData} is JSON in a
 * string. No ids, no times but when a message was made; callbacks overtake each other, which {@code
 * SequenceId} tells.
 *
 * <p>{@code transcription-stopped} ends the transcription, not the call: it may be started again.
 */
final class Twilio implements VendorStream {
  private final Untitled utterances = new Untitled();
  private final Map<Integer, Long> finalUpTo = new HashMap<>();
  private final Map<Integer, Long> partialUpTo = new HashMap<>();
  private String transcription = "";

  @Override
  public void take(Fields message, Transcript transcript) {
    String event = message.neededText("TranscriptionEvent");
    String sid = message.neededId("TranscriptionSid");
    Long at = Moments.of(message, "Timestamp");
    switch (event) {
      case "transcription-started" -> {
        transcript.made(at);
        transcript.language(message.language("LanguageCode"));
        transcript.begins(at);
      }
      case "transcription-content" -> content(message, sid, at, transcript);
      case "transcription-stopped", "transcription-error" -> {
        transcript.made(at);
        transcript.stopped();
      }
      default -> {}
    }
  }

  private void content(Fields message, String sid, Long at, Transcript transcript) {
    int channel = channel(message);
    boolean isFinal = "true".equals(message.text("Final"));
    Fields data = data(message);
    Long given = sequence(message);
    String text = data.speech("transcript");
    double confidence = data.confidence("confidence");
    // Checked as a whole before anything changes.
    heard(sid, channel, isFinal, text, 0, 0, confidence, transcript);
    transcript.made(at);
    if (!sid.equals(transcription)) {
      transcription = sid;
      finalUpTo.clear();
      partialUpTo.clear();
    }
    Long endMs = at == null ? null : transcript.streamMs(at);
    long finals = finalUpTo.getOrDefault(channel, -1L);
    long latest = Math.max(finals, partialUpTo.getOrDefault(channel, -1L));
    long sequence = given == null ? latest + 1 : given;
    String name = sid + "-" + channel + "-" + sequence;
    if (isFinal && sequence <= finals) {
      overtaken(name, channel, text, endMs, confidence, transcript);
    } else if (isFinal ? sequence > finals : sequence > latest) {
      (isFinal ? finalUpTo : partialUpTo).put(channel, sequence);
      Utterance utterance = utterances.of(name, channel, text, null, endMs, transcript);
      if (isFinal || !text.isEmpty()) {
        transcript.heard(
            heard(
                utterance.id(),
                channel,
                isFinal,
                text,
                utterance.startMs(),
                utterance.endMs(),
                confidence,
                transcript));
        utterances.heard(channel, utterance, isFinal);
      }
    }
  }

  /** A final that comes after the next one's was an utterance of its own all the same. */
  private static void overtaken(
      String id, int channel, String text, Long endMs, double confidence, Transcript transcript) {
    long spokenMs = Spoken.ms(text);
    long end = endMs == null ? Math.max(spokenMs, transcript.streamNow()) : endMs;
    transcript.heard(
        heard(id, channel, true, text, Math.max(0, end - spokenMs), end, confidence, transcript));
  }

  private static Heard heard(
      String id,
      int channel,
      boolean isFinal,
      String text,
      long startMs,
      long endMs,
      double confidence,
      Transcript transcript) {
    return Heard.of(
        id,
        channel,
        isFinal,
        transcript.voice(channel, null),
        text,
        startMs,
        endMs,
        confidence,
        List.of());
  }

  /** The inbound track is the other end of the leg that is transcribed: mostly the customer. */
  private static int channel(Fields message) {
    return switch (message.neededText("Track")) {
      case "inbound_track" -> 0;
      case "outbound_track" -> 1;
      default ->
          throw new InvalidEvent("Track is unknown, expected inbound_track or outbound_track");
    };
  }

  private static Long sequence(Fields message) {
    String text = message.text("SequenceId");
    if (text != null && !text.matches("\\d{1,15}")) {
      throw new InvalidEvent("SequenceId is no number");
    }
    return text == null ? null : Long.valueOf(text);
  }

  private static Fields data(Fields message) {
    String data = message.neededText("TranscriptionData");
    return new Fields(Json.object(data, "TranscriptionData"), "TranscriptionData.");
  }
}
