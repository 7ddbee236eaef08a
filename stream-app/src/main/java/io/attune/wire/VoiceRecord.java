package io.attune.wire;

import io.attune.detect.Voice;
import io.attune.detect.Voices;
import io.attune.schemas.CustomerVoice;
import java.util.List;

/** The voices on the customer's side as the contracts tell of them. */
final class VoiceRecord {
  private VoiceRecord() {}

  static List<CustomerVoice> of(Voices voices) {
    return voices.all().stream().map(VoiceRecord::of).toList();
  }

  private static CustomerVoice of(Voice voice) {
    return CustomerVoice.newBuilder()
        .setSpeakerId(Absent.ifEmpty(voice.speakerId()))
        .setTurns(voice.turns())
        .setTalkMs(voice.talkMs())
        .setSentimentStart(voice.baseline().sentiment())
        .setSentiment(voice.mood().value())
        .setStance(Vocabulary.stance(voice.stance()))
        .build();
  }
}
