package io.attune.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The voices on the customer's side, in the order in which they first spoke.
 *
 * @param all at most {@link Voice#MOST} with a name, and perhaps one without
 */
public record Voices(List<Voice> all) {
  /** Nobody has spoken. */
  public static final Voices NONE = new Voices(List.of());

  public Voices {
    all = List.copyOf(all);
  }

  /** The voice that speaks in a turn, unheard if this is its first. */
  public Voice of(Turn turn) {
    String id = known(turn.heard().speakerId());
    for (Voice voice : all) {
      if (voice.speakerId().equals(id)) {
        return voice;
      }
    }
    return Voice.unheard(id);
  }

  /** The first who spoke, on most calls the only one; unheard if nobody has. */
  public Voice first() {
    return all.isEmpty() ? Voice.unheard("") : all.get(0);
  }

  private String known(String speakerId) {
    boolean room = all.size() < Voice.MOST;
    return room || all.stream().anyMatch(v -> v.speakerId().equals(speakerId)) ? speakerId : "";
  }

  Voices after(Turn turn) {
    Voice voice = of(turn);
    List<Voice> next = new ArrayList<>(all);
    int place = next.indexOf(voice);
    if (place < 0) {
      next.add(voice.after(turn));
    } else {
      next.set(place, voice.after(turn));
    }
    return new Voices(next);
  }
}
