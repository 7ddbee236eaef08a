package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Genesys Cloud, the topic {@code v2.conversations.{id}.transcription}: from a notification
 * channel, from EventBridge, or its body alone. Delivered at least once and in any order, so an
 * older version of an utterance than the one we have is left out. Offsets count from an epoch
 * moment.
 *
 * <p>{@code SESSION_ENDED} ends a transcription; the conversation may go on in another one, after a
 * transfer for example.
 */
final class Genesys implements VendorStream {
  /** Most utterances whose latest version's moment is kept. */
  private static final int UTTERANCES = 256;

  private final Map<String, Long> versions = new HashMap<>();

  /** The body of a notification, whatever it is wrapped in. */
  static Fields body(Fields message) {
    Fields event = message.has("detail") ? message.object("detail") : message;
    return event.has("eventBody") ? event.object("eventBody") : event;
  }

  /** Whether it is a heartbeat of the notification channel. */
  static boolean isHeartbeat(Fields message) {
    return "channel.metadata".equals(message.text("topicName"));
  }

  @Override
  public void take(Fields message, Transcript transcript) {
    Fields body = body(message);
    body.neededId("conversationId");
    Long eventAt = Moments.of(body, "eventTime");
    Long startedAt = body.whole("sessionStartTimeMs");
    List<Fields> transcripts = body.objects("transcripts");
    if (!transcripts.isEmpty() && startedAt == null) {
      throw new InvalidEvent(body.at() + "sessionStartTimeMs is missing");
    }
    if (startedAt != null && startedAt >= Moments.LAST) {
      throw new InvalidEvent(body.at() + "sessionStartTimeMs is not in epoch milliseconds");
    }
    boolean isOver = "SESSION_ENDED".equals(body.object("status").text("status"));
    List<Heard> all = new ArrayList<>();
    String language = null;
    for (Fields result : transcripts) {
      language = language == null ? result.language("dialect") : language;
      all.add(heard(result));
    }
    transcript.made(eventAt);
    transcript.language(language);
    long offsetMs = startedAt == null ? 0 : transcript.streamMs(startedAt);
    transcript.begins(startedAt == null ? eventAt : startedAt);
    long version = eventAt == null ? 0 : eventAt;
    all.forEach(heard -> tell(heard.shifted(offsetMs), version, transcript));
    if (isOver) {
      transcript.stopped();
    }
  }

  private void tell(Heard heard, long version, Transcript transcript) {
    if (!heard.isFinal() && version < versions.getOrDefault(heard.id(), 0L)) {
      return;
    }
    if (versions.size() >= UTTERANCES) {
      versions.clear();
    }
    versions.put(heard.id(), version);
    transcript.heard(heard);
  }

  private static Heard heard(Fields result) {
    Fields best = result.first("alternatives");
    String decorated = best.speech("decoratedTranscript");
    List<Word> words =
        Spoken.words(
            best.objects(best.has("decoratedWords") ? "decoratedWords" : "words"),
            word -> {
              long startMs = word.neededWhole("offsetMs");
              Long durationMs = word.whole("durationMs");
              return Spoken.word(
                  word.neededText("word"),
                  startMs,
                  startMs + (durationMs == null ? 0 : durationMs),
                  word.confidence("confidence"));
            });
    Speaker speaker = speaker(result.text("channel"));
    Long startMs = best.whole("offsetMs");
    Long durationMs = best.whole("durationMs");
    long start = startMs == null ? 0 : startMs;
    return Heard.of(
        result.neededId("utteranceId"),
        speaker.ordinal(),
        result.flag("isFinal"),
        Voice.of(speaker),
        decorated.isEmpty() ? best.speech("transcript") : decorated,
        start,
        start + (durationMs == null ? 0 : durationMs),
        best.confidence("confidence"),
        words);
  }

  private static Speaker speaker(String channel) {
    if ("INTERNAL".equals(channel)) {
      return Speaker.AGENT;
    }
    return "EXTERNAL".equals(channel) ? Speaker.CUSTOMER : Speaker.OTHER;
  }
}
