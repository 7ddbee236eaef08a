package io.attune.wire;

import io.attune.detect.Airtime;
import io.attune.detect.Baseline;
import io.attune.detect.Mood;
import io.attune.detect.Voice;
import io.attune.detect.Voices;
import io.attune.language.Stance;
import io.attune.schemas.StoredVoice;
import java.util.ArrayList;
import java.util.List;

/** The voices on the customer's side, between the domain and the stored row. */
final class StoredVoices {
  private StoredVoices() {}

  /** The place of a voice among the others; -1 for one that is not among them. */
  static int place(String speakerId, Voices voices) {
    for (int i = 0; i < voices.all().size(); i++) {
      if (voices.all().get(i).speakerId().equals(speakerId)) {
        return i;
      }
    }
    return -1;
  }

  /** The voice at a place; nobody in particular for a place that there is not. */
  static String at(int place, Voices voices) {
    boolean there = place >= 0 && place < voices.all().size();
    return there ? voices.all().get(place).speakerId() : "";
  }

  /** What an only voice said is what the customers said, which the row has anyway. */
  static List<StoredVoice> toRows(Voices voices) {
    boolean only = voices.all().size() == 1;
    List<StoredVoice> rows = new ArrayList<>();
    for (Voice voice : voices.all()) {
      StoredVoice row = new StoredVoice();
      row.setSpeakerId(voice.speakerId());
      row.setTurns(only ? 0 : voice.turns());
      row.setTalkMs(only ? 0 : voice.talkMs());
      row.setBaselineTurns(voice.baseline().turns());
      row.setBaselineWords(voice.baseline().words());
      row.setBaselineSentiment(voice.baseline().sentiment());
      row.setMood(only ? null : (Double) voice.mood().value());
      row.setMoodWeight(only ? 0 : voice.mood().weight());
      row.setMoodAtMs(only ? 0 : voice.mood().atMs());
      row.setStance(voice.stance().ordinal());
      rows.add(row);
    }
    return rows;
  }

  /**
   * @param customer the customers' airtime, which an only voice has
   * @param mood the customers' mood, likewise
   */
  static Voices fromRows(List<StoredVoice> rows, Airtime customer, Mood mood) {
    boolean only = rows.size() == 1;
    List<Voice> voices = new ArrayList<>();
    for (StoredVoice row : rows) {
      voices.add(
          new Voice(
              row.getSpeakerId(),
              only ? customer.turns() : row.getTurns(),
              only ? customer.talkMs() : row.getTalkMs(),
              new Baseline(
                  row.getBaselineTurns(), row.getBaselineWords(), row.getBaselineSentiment()),
              row.getMood() == null
                  ? mood
                  : new Mood(row.getMood(), row.getMoodWeight(), row.getMoodAtMs()),
              StoredCodes.of(Stance.values(), row.getStance(), Stance.NEUTRAL)));
    }
    return new Voices(voices);
  }
}
