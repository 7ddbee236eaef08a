package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import java.util.List;

/**
 * Deepgram Flux ({@code /v2/listen}), one speaker to a connection: a turn's number is its identity,
 * each message has the whole of it so far. {@code EagerEndOfTurn} is a guess that {@code
 * TurnResumed} takes back, so neither ends anything: only {@code EndOfTurn} is final.
 */
final class Flux implements VendorStream {
  private String turn = "";
  private long turnStartMs;

  @Override
  public void take(Fields message, Transcript transcript) {
    String type = message.neededText("type");
    switch (type) {
      case "Connected" -> {
        transcript.connection(message.neededId("request_id"));
        transcript.begins(null);
      }
      case "TurnInfo" -> turn(message, transcript);
      // Errors, answers to settings, and what may be added.
      default -> {}
    }
  }

  private void turn(Fields message, Transcript transcript) {
    String request = message.neededId("request_id");
    String text = message.speech("transcript");
    long windowStart = message.neededSeconds("audio_window_start");
    long windowEnd = message.neededSeconds("audio_window_end");
    if (windowEnd < windowStart) {
      throw new InvalidEvent("audio_window_end is before audio_window_start");
    }
    List<Word> words =
        Spoken.words(
            message.objects("words").stream().filter(word -> word.has("start")).toList(),
            word ->
                Spoken.word(
                    word.neededText("word"),
                    word.neededSeconds("start"),
                    word.neededSeconds("end"),
                    word.confidence("confidence")));
    String id = request + "-turn-" + message.neededWhole("turn_index");
    // The window begins where the turn before ended, with whatever silence there was.
    long guessMs = Math.max(windowStart, windowEnd - Spoken.ms(text));
    long knownMs = id.equals(turn) ? Math.min(turnStartMs, windowEnd) : guessMs;
    long startMs = words.isEmpty() ? knownMs : words.get(0).startMs();
    long endMs = words.isEmpty() ? windowEnd : words.get(words.size() - 1).endMs();
    Heard heard =
        Heard.of(
            id,
            0,
            isOver(message.neededText("event")),
            transcript.voice(0, null),
            text,
            startMs,
            endMs,
            confidence(message),
            words);
    if (!heard.isBlank()) {
      turn = id;
      turnStartMs = startMs;
    }
    transcript.connection(request);
    transcript.heard(heard);
  }

  private static boolean isOver(String event) {
    return switch (event) {
      case "EndOfTurn" -> true;
      case "StartOfTurn", "Update", "EagerEndOfTurn", "TurnResumed" -> false;
      default ->
          throw new InvalidEvent(
              "event is unknown, expected StartOfTurn, Update, EagerEndOfTurn, TurnResumed or"
                  + " EndOfTurn");
    };
  }

  private static double confidence(Fields message) {
    return message.objects("words").stream()
        .mapToDouble(word -> word.confidence("confidence"))
        .average()
        .orElse(1);
  }
}
