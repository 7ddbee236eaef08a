package io.attune.wire.imports;

import io.attune.call.CallEvent.CallEnded;
import io.attune.wire.imports.SpokenCall.Happening;
import io.attune.wire.imports.SpokenCall.Moment;
import io.attune.wire.imports.SpokenCall.Utterance;
import io.attune.wire.imports.TimedCall.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Gives every moment of a conversation its media time. Times that the source knows are kept; the
 * others are estimated from the number of words, at about 165 a minute with small differences
 * between speakers and turns, and from how people take turns.
 *
 * <p>Where a source gives starts only, a turn lasts until shortly before the next start, but is
 * spoken no slower than 100 and no faster than 300 words a minute. Whole-second starts may lie
 * anywhere within their second.
 *
 * <p>Where the first time given is more than a minute into the source, the times count from the
 * start of a longer recording: the call is taken to begin shortly before its first words.
 */
final class CallTiming {
  static final int WORDS_PER_MINUTE = 165;
  private static final int SLOWEST = 100;
  private static final int FASTEST = 300;

  private static final long SHORTEST_MS = 250;
  private static final long LONGEST_OPENING_MS = 60_000;
  private static final long OPENING_MS = 1_000;
  private static final long HAPPENING_GAP_MS = 600;
  private static final long LEAST_GAP_MS = 150;

  private final SpokenCall call;
  private final Random random;
  private final TurnTaking turnTaking;
  private final Map<String, Double> paces = new HashMap<>();
  private final boolean isCoarse;
  private final long offsetMs;

  private Utterance previous;
  private long previousMs;
  private long cursorMs;

  CallTiming(SpokenCall call, Random random) {
    this.call = call;
    this.random = random;
    this.turnTaking = new TurnTaking(random);
    this.isCoarse =
        utterances().stream()
            .allMatch(u -> u.endMs() == null && (u.startMs() == null || u.startMs() % 1_000 == 0));
    this.offsetMs = offset();
  }

  private List<Utterance> utterances() {
    return call.moments().stream()
        .filter(Utterance.class::isInstance)
        .map(Utterance.class::cast)
        .toList();
  }

  private long offset() {
    long first =
        utterances().stream()
            .map(Utterance::startMs)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .min()
            .orElse(0);
    return first > LONGEST_OPENING_MS ? first - OPENING_MS : 0;
  }

  TimedCall place() {
    List<Placed> placed = new ArrayList<>();
    boolean ends = false;
    for (int i = 0; i < call.moments().size(); i++) {
      Moment moment = call.moments().get(i);
      if (moment instanceof Utterance utterance) {
        placed.add(place(utterance, nextStartMs(i + 1)));
      } else if (moment instanceof Happening happening) {
        placed.add(place(happening));
        ends |= happening.body() instanceof CallEnded;
      }
    }
    return new TimedCall(call, placed, ends ? -1 : cursorMs + turnTaking.hangUpMs());
  }

  private Placed place(Happening happening) {
    cursorMs =
        Math.max(0, cursorMs + (happening.gapMs() == null ? HAPPENING_GAP_MS : happening.gapMs()));
    return new Placed(happening, cursorMs, cursorMs);
  }

  private Placed place(Utterance utterance, long nextStartMs) {
    // Drawn for every turn, used or not: what one turn needs must not change the times of the next.
    long naturalMs = naturalMs(utterance);
    long gapMs = naturalGapMs(utterance, naturalMs);
    long startMs = start(utterance, gapMs, naturalMs);
    long endMs =
        utterance.endMs() != null
            ? Math.max(startMs, utterance.endMs() - offsetMs)
            : end(utterance, startMs, naturalMs, nextStartMs);
    cursorMs = Math.max(cursorMs, endMs);
    previous = utterance;
    previousMs = endMs - startMs;
    return new Placed(utterance, startMs, endMs);
  }

  private long start(Utterance utterance, long naturalGapMs, long naturalMs) {
    if (utterance.startMs() != null) {
      long given = Math.max(0, utterance.startMs() - offsetMs);
      return isCoarse ? within(given, utterance, cursorMs + naturalGapMs) : given;
    }
    if (utterance.endMs() != null) {
      return Math.max(0, utterance.endMs() - offsetMs - naturalMs);
    }
    return Math.max(0, cursorMs + (utterance.gapMs() == null ? naturalGapMs : utterance.gapMs()));
  }

  /**
   * A start somewhere within its second, as close to {@code wishMs} as that goes; but nobody talks
   * over themselves.
   */
  private long within(long secondMs, Utterance utterance, long wishMs) {
    long start = Math.max(secondMs, Math.min(secondMs + 999, wishMs));
    return isSameVoice(utterance) ? Math.max(start, cursorMs) : start;
  }

  private long naturalGapMs(Utterance utterance, long naturalMs) {
    if (previous == null) {
      return turnTaking.openingMs();
    }
    return isSameVoice(utterance)
        ? turnTaking.breathMs()
        : turnTaking.changeMs(previousMs, naturalMs);
  }

  private boolean isSameVoice(Utterance utterance) {
    return previous != null
        && previous.speaker() == utterance.speaker()
        && previous.speakerId().equals(utterance.speakerId());
  }

  private static long end(Utterance utterance, long startMs, long naturalMs, long nextStartMs) {
    if (nextStartMs < 0) {
      return startMs + naturalMs;
    }
    long roomMs = nextStartMs - startMs - LEAST_GAP_MS;
    long mostMs = utterance.startMs() == null ? naturalMs : spokenMs(utterance, SLOWEST);
    return startMs + Math.max(spokenMs(utterance, FASTEST), Math.min(mostMs, roomMs));
  }

  private long nextStartMs(int index) {
    for (int i = index; i < call.moments().size(); i++) {
      if (call.moments().get(i) instanceof Utterance next) {
        return next.startMs() == null
            ? -1
            : Math.max(0, next.startMs() - offsetMs) + (isCoarse ? 500 : 0);
      }
    }
    return -1;
  }

  /** How long the words take, when nobody says otherwise. */
  private long naturalMs(Utterance utterance) {
    double turn = 0.95 + 0.1 * random.nextDouble();
    if (utterance.wpm() != null) {
      return spokenMs(utterance, utterance.wpm());
    }
    double voice =
        paces.computeIfAbsent(
            utterance.speaker() + "/" + utterance.speakerId(),
            who -> 0.94 + 0.12 * random.nextDouble());
    return spokenMs(utterance, WORDS_PER_MINUTE * voice * turn);
  }

  private static long spokenMs(Utterance utterance, double wordsPerMinute) {
    return Math.max(
        SHORTEST_MS, Math.round(Words.of(utterance.text()).size() * 60_000 / wordsPerMinute));
  }
}
