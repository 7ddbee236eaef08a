package io.attune.wire;

import io.attune.detect.Voice;
import io.attune.detect.Voices;
import io.attune.schemas.CustomerVoice;
import java.util.ArrayList;
import java.util.List;

/** The voices on the customer's side as the contracts tell of them. */
final class VoiceRecord {
  private VoiceRecord() {}

  static List<CustomerVoice> of(Voices voices) {
    List<CustomerVoice> rows = new ArrayList<>(voices.all().size());
    for (Voice voice : voices.all()) {
      rows.add(of(voice));
    }
    return rows;
  }

  private static CustomerVoice of(Voice voice) {
    CustomerVoice row = new CustomerVoice();
    row.setSpeakerId(Absent.ifEmpty(voice.speakerId()));
    row.setTurns(voice.turns());
    row.setTalkMs(voice.talkMs());
    row.setSentimentStart(voice.baseline().sentiment());
    row.setSentiment(voice.mood().value());
    row.setStance(Vocabulary.stance(voice.stance()));
    return row;
  }
}
