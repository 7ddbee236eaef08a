package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import io.attune.wire.stt.Untitled.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * Google Speech-to-Text v2, {@code StreamingRecognizeResponse} as JSON: no ids and no start times;
 * what is stable and what is not yet come as two results of one response, to be read as one.
 * Connections end after some minutes, and the next one counts from zero.
 */
final class Google implements VendorStream {
  private final Untitled utterances = new Untitled();
  private long count;

  /** What one response says of one channel: a final, or all that is not final yet. */
  private record Said(
      int channel,
      boolean isFinal,
      String text,
      Long endMs,
      double confidence,
      String label,
      List<Word> words) {
    boolean goesOnWith(Said next) {
      return channel == next.channel && !isFinal && !next.isFinal;
    }

    Said and(Said next) {
      List<Word> all = new ArrayList<>(words);
      all.addAll(next.words);
      return new Said(
          channel,
          false,
          Spoken.join(List.of(text, next.text)),
          next.endMs == null ? endMs : next.endMs,
          1,
          label == null ? next.label : label,
          all);
    }
  }

  @Override
  public void take(Fields message, Transcript transcript) {
    if (!message.has("results") && !message.has("speechEventType") && !message.has("metadata")) {
      throw new InvalidEvent("results is missing, expected a StreamingRecognizeResponse");
    }
    List<Said> all = new ArrayList<>();
    String language = null;
    for (Fields result : message.objects("results")) {
      language = language == null ? result.language("languageCode") : language;
      Said said = said(result);
      int last = all.size() - 1;
      if (last >= 0 && all.get(last).goesOnWith(said)) {
        all.set(last, all.get(last).and(said));
      } else {
        all.add(said);
      }
    }
    // Limits are checked for all before anything is told.
    all.forEach(said -> heard(said, new Utterance("unnamed", 0, 0), transcript));
    transcript.language(language);
    all.forEach(said -> tell(said, transcript));
  }

  private static Said said(Fields result) {
    Fields best = result.first("alternatives");
    List<Fields> spoken = best.objects("words");
    List<Word> words =
        Spoken.words(
            spoken.stream().filter(word -> word.has("endOffset")).toList(),
            word -> {
              // What is zero is left out of protocol buffers.
              Long startMs = duration(word, "startOffset");
              return Spoken.word(
                  word.neededText("word"),
                  startMs == null ? 0 : startMs,
                  duration(word, "endOffset"),
                  word.has("confidence") ? word.confidence("confidence") : 1);
            });
    return new Said(
        Math.max(0, result.index("channelTag", 1) - 1),
        result.flag("isFinal"),
        best.speech("transcript"),
        duration(result, "resultEndOffset"),
        best.confidence("confidence"),
        Spoken.label(spoken, "speakerLabel"),
        words);
  }

  private void tell(Said said, Transcript transcript) {
    Long startMs = said.words.isEmpty() ? null : said.words.get(0).startMs();
    Long endMs = said.endMs;
    if (endMs == null && !said.words.isEmpty()) {
      endMs = said.words.get(said.words.size() - 1).endMs();
    }
    Utterance utterance =
        utterances.of(
            transcript.nonce() + "-" + count, said.channel, said.text, startMs, endMs, transcript);
    Heard heard = heard(said, utterance, transcript);
    if (said.isFinal || !heard.isBlank()) {
      count++;
      transcript.heard(heard);
      utterances.heard(said.channel, utterance, said.isFinal);
    }
  }

  private static Heard heard(Said said, Utterance utterance, Transcript transcript) {
    return Heard.of(
        utterance.id(),
        said.channel,
        said.isFinal,
        transcript.voice(said.channel, said.label),
        said.text,
        utterance.startMs(),
        utterance.endMs(),
        said.confidence,
        said.words);
  }

  /** A duration such as {@code 3.480s} as ms, null if absent. */
  private static Long duration(Fields fields, String field) {
    String text = fields.text(field);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,6}(\\.\\d{1,9})?s")) {
      throw new InvalidEvent(
          fields.at() + field + " is no duration, expected seconds such as 3.480s");
    }
    long ms = Math.round(1_000 * Double.parseDouble(text.substring(0, text.length() - 1)));
    if (ms > Limits.CALL_MS) {
      throw new InvalidEvent(fields.at() + field + " is longer than a day");
    }
    return ms;
  }
}
