package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import io.attune.call.Speaker;
import java.util.List;

/**
 * AWS Transcribe Call Analytics: utterances with an id that stays, each the whole of it so far, by
 * participants with a role. Categories and sentiment are the vendor's opinion and left out.
 */
final class CallAnalytics implements VendorStream {
  @Override
  public void take(Fields message, Transcript transcript) {
    if (message.has("CategoryEvent") || message.has("MatchedCategories")) {
      return;
    }
    Fields utterance = message.has("UtteranceEvent") ? message.object("UtteranceEvent") : message;
    if (!utterance.has("UtteranceId")) {
      throw new InvalidEvent(
          utterance.at() + "UtteranceId is missing, expected an UtteranceEvent or a CategoryEvent");
    }
    transcript.heard(heard(utterance));
  }

  private static Heard heard(Fields utterance) {
    List<Word> words =
        Spoken.words(
            utterance.objects("Items").stream()
                .filter(item -> "pronunciation".equals(item.text("ItemType")))
                .toList(),
            item ->
                Spoken.word(
                    item.neededText("Content"),
                    item.neededWhole("BeginOffsetMillis"),
                    item.neededWhole("EndOffsetMillis"),
                    item.confidence("Confidence")));
    Speaker speaker = role(utterance);
    return Heard.of(
        utterance.neededId("UtteranceId"),
        speaker.ordinal(),
        !utterance.flag("IsPartial"),
        Voice.of(speaker),
        utterance.speech("Transcript"),
        utterance.neededWhole("BeginOffsetMillis"),
        utterance.neededWhole("EndOffsetMillis"),
        Spoken.confidence(words),
        words);
  }

  /** As Amazon spells it: whoever is neither agent nor customer is a system or a bot. */
  static Speaker role(Fields participant) {
    String role = participant.neededText("ParticipantRole");
    return switch (role) {
      case "AGENT" -> Speaker.AGENT;
      case "CUSTOMER" -> Speaker.CUSTOMER;
      default -> Speaker.OTHER;
    };
  }
}
