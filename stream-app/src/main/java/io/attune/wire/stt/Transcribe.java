package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * AWS Transcribe streaming: each result is the whole of its segment so far, and has an id that
 * stays. Confidence is given for words only.
 */
final class Transcribe implements VendorStream {
  @Override
  public void take(Fields message, Transcript transcript) {
    Fields event = message.has("TranscriptEvent") ? message.object("TranscriptEvent") : message;
    if (!event.has("Transcript")) {
      throw new InvalidEvent("Transcript is missing, expected a TranscriptEvent");
    }
    String language = null;
    List<Heard> all = new ArrayList<>();
    for (Fields result : event.object("Transcript").objects("Results")) {
      language = language == null ? result.language("LanguageCode") : language;
      all.add(heard(result, transcript));
    }
    transcript.language(language);
    all.forEach(transcript::heard);
  }

  private static Heard heard(Fields result, Transcript transcript) {
    Fields best = result.first("Alternatives");
    List<Fields> spoken = pronounced(best.objects("Items"));
    List<Word> words =
        Spoken.words(
            spoken,
            item ->
                Spoken.word(
                    item.neededText("Content"),
                    item.neededSeconds("StartTime"),
                    item.neededSeconds("EndTime"),
                    item.confidence("Confidence")));
    int channel = channel(result);
    return Heard.of(
        result.neededId("ResultId"),
        channel,
        !result.flag("IsPartial"),
        transcript.voice(channel, Spoken.label(spoken, "Speaker")),
        best.speech("Transcript"),
        result.neededSeconds("StartTime"),
        result.neededSeconds("EndTime"),
        Spoken.confidence(words),
        words);
  }

  private static List<Fields> pronounced(List<Fields> items) {
    return items.stream().filter(item -> "pronunciation".equals(item.text("Type"))).toList();
  }

  /** Of {@code ch_1} it is 1; 0 if there is only one. */
  private static int channel(Fields result) {
    String id = result.text("ChannelId");
    if (id == null) {
      return 0;
    }
    if (!id.matches("ch_\\d{1,2}")) {
      throw new InvalidEvent(result.at() + "ChannelId is unknown, expected ch_0 or ch_1");
    }
    return Integer.parseInt(id.substring(3));
  }
}
