package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * AssemblyAI streaming v3: a turn's number is its identity within a session. Its transcript holds
 * final words only, so while it lasts the words tell more. Its end may come twice, plain and then
 * formatted: two revisions of one segment. Later a revision may say that somebody else had spoken.
 */
final class AssemblyAi implements VendorStream {
  private String session = "";

  @Override
  public void take(Fields message, Transcript transcript) {
    switch (message.neededText("type")) {
      case "Begin" -> begin(message.neededId("id"), transcript);
      case "Turn" -> {
        Heard heard = heard(message, transcript);
        transcript.language(message.language("language_code"));
        transcript.heard(heard);
      }
      case "SpeakerRevision" -> revise(message, transcript);
      case "Termination" -> transcript.stopped();
      // SpeechStarted, warnings, errors, and what may be added.
      default -> {}
    }
  }

  private void begin(String id, Transcript transcript) {
    session = id;
    transcript.connection(id);
    transcript.begins(null);
  }

  private String id(Fields turn) {
    return (session.isEmpty() ? "" : session + "-") + "turn-" + turn.neededWhole("turn_order");
  }

  private Heard heard(Fields turn, Transcript transcript) {
    List<Fields> spoken = turn.objects("words");
    List<Word> words =
        Spoken.words(
            spoken,
            word ->
                Spoken.word(
                    word.neededText("text"),
                    word.neededWhole("start"),
                    word.neededWhole("end"),
                    word.confidence("confidence")));
    boolean isFinal = turn.flag("end_of_turn");
    String text =
        isFinal || words.isEmpty()
            ? turn.speech("transcript")
            : Spoken.join(words.stream().map(Word::text).toList());
    String id = id(turn);
    long endMs = endMs(words, text, transcript);
    return Heard.of(
        id,
        0,
        isFinal,
        transcript.voice(0, label(turn, spoken)),
        text,
        words.isEmpty() ? Math.max(0, endMs - Spoken.ms(text)) : words.get(0).startMs(),
        endMs,
        Spoken.confidence(words),
        words);
  }

  /** Words have times; a turn that comes without them ended just now. */
  private static long endMs(List<Word> words, String text, Transcript transcript) {
    if (!words.isEmpty()) {
      return Math.max(words.get(0).startMs(), words.get(words.size() - 1).endMs());
    }
    long now = transcript.streamNow();
    return now == Transcript.UNKNOWN ? Spoken.ms(text) : now;
  }

  private static String label(Fields turn, List<Fields> words) {
    String label = turn.label("speaker_label");
    return label == null ? Spoken.label(words, "speaker") : label;
  }

  private void revise(Fields message, Transcript transcript) {
    List<Runnable> revisions = new ArrayList<>();
    for (Fields turn : message.objects("revisions")) {
      String id = id(turn);
      String label = label(turn, turn.objects("words"));
      if (label == null) {
        throw new InvalidEvent(turn.at() + "speaker_label is missing");
      }
      revisions.add(() -> transcript.revised(id, transcript.voice(0, label)));
    }
    revisions.forEach(Runnable::run);
  }
}
