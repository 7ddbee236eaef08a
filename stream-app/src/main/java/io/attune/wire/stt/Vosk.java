package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import io.attune.wire.stt.Untitled.Utterance;
import java.util.List;

/**
 * Vosk, one recogniser, one channel: no ids, words with times only if they were asked for, and an
 * empty text whenever nothing was said. The confidence of its alternatives is not a share.
 */
final class Vosk implements VendorStream {
  private final Untitled utterances = new Untitled();
  private long count;

  @Override
  public void take(Fields message, Transcript transcript) {
    if (message.has("partial")) {
      tell(message.speech("partial"), message, "partial_result", false, transcript);
    } else if (message.has("alternatives")) {
      Fields best = message.first("alternatives");
      tell(best.speech("text"), best, "result", true, transcript);
    } else if (message.has("text")) {
      tell(message.speech("text"), message, "result", true, transcript);
    } else {
      throw new InvalidEvent("partial, text and alternatives are missing, expected one of them");
    }
  }

  private void tell(
      String text, Fields fields, String list, boolean isFinal, Transcript transcript) {
    List<Word> words =
        Spoken.words(
            fields.objects(list),
            word ->
                Spoken.word(
                    word.neededText("word"),
                    word.neededSeconds("start"),
                    word.neededSeconds("end"),
                    word.confidence("conf")));
    boolean timed = !words.isEmpty();
    Utterance utterance =
        utterances.of(
            transcript.nonce() + "-" + count,
            0,
            text,
            timed ? words.get(0).startMs() : null,
            timed ? words.get(words.size() - 1).endMs() : null,
            transcript);
    Heard heard =
        Heard.of(
            utterance.id(),
            0,
            isFinal,
            transcript.voice(0, null),
            text,
            utterance.startMs(),
            utterance.endMs(),
            Spoken.confidence(words),
            words);
    if (isFinal || !heard.isBlank()) {
      count++;
      transcript.heard(heard);
      utterances.heard(0, utterance, isFinal);
    }
  }
}
