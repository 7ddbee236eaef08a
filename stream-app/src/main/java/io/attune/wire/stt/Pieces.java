package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import io.attune.call.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * An utterance whose text is fixed piece by piece: the pieces that are, and the one that still
 * changes.
 */
final class Pieces {
  /** Times in seconds are rounded; so much is no overlap. */
  private static final long ROUNDING_MS = 20;

  /** A piece that begins earlier than this comes from another connection's beginning. */
  private static final long STEP_BACK_MS = 2_000;

  private final String id;
  private final long startMs;
  private final List<Heard> fixed = new ArrayList<>();
  private Heard open;

  Pieces(String id, long startMs) {
    this.id = id;
    this.startMs = startMs;
  }

  String id() {
    return id;
  }

  long startMs() {
    return startMs;
  }

  /**
   * Whether a piece is one of this utterance.
   *
   * @param isOver whether the utterance was final: then only what begins within it is
   */
  boolean takes(Heard piece, boolean isOver) {
    long from = piece.said().startMs();
    return from >= startMs - STEP_BACK_MS && (!isOver || from < heardUpToMs() - ROUNDING_MS);
  }

  private long heardUpToMs() {
    List<Heard> all = all();
    return all.isEmpty() ? startMs : all.get(all.size() - 1).said().endMs();
  }

  boolean hasRoomFor(Heard piece) {
    long chars = piece.said().text().length();
    long words = piece.said().words().size();
    for (Heard one : fixed) {
      chars += 1L + one.said().text().length();
      words += one.said().words().size();
    }
    return chars <= Limits.TEXT_CHARS && words <= Limits.WORDS;
  }

  /**
   * Adds a piece, or puts it in the place of the fixed one that begins with it.
   *
   * @return false if it is an older version of a fixed one
   */
  boolean add(Heard piece) {
    for (int i = 0; i < fixed.size(); i++) {
      if (Math.abs(fixed.get(i).said().startMs() - piece.said().startMs()) < ROUNDING_MS) {
        if (piece.isFinal()) {
          fixed.set(i, piece);
        }
        return piece.isFinal();
      }
    }
    open = piece.isFinal() ? null : piece;
    if (piece.isFinal()) {
      fixed.add(piece);
    }
    return true;
  }

  boolean isBlank() {
    return all().stream().allMatch(Heard::isBlank);
  }

  private List<Heard> all() {
    List<Heard> all = new ArrayList<>(fixed);
    if (open != null) {
      all.add(open);
    }
    return all;
  }

  /** Everything so far as one. */
  Heard joined(boolean isFinal) {
    List<Heard> all = all();
    List<Word> words = all.stream().flatMap(piece -> piece.said().words().stream()).toList();
    Heard first = all.get(0);
    Heard last = all.get(all.size() - 1);
    long start = words.isEmpty() ? startMs : words.get(0).startMs();
    long end = words.isEmpty() ? last.said().endMs() : words.get(words.size() - 1).endMs();
    return Heard.of(
        id,
        first.channel(),
        isFinal,
        new Voice(first.said().speaker(), first.said().speakerId()),
        Spoken.join(all.stream().map(piece -> piece.said().text()).toList()),
        Math.min(start, end),
        end,
        all.stream().mapToDouble(piece -> piece.said().confidence()).average().orElse(1),
        words);
  }
}
