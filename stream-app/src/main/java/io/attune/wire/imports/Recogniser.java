package io.attune.wire.imports;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import io.attune.wire.imports.SpokenCall.Happening;
import io.attune.wire.imports.SpokenCall.Utterance;
import io.attune.wire.imports.TimedCall.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Publishes a conversation as a speech recogniser would have: a final 300 to 700 ms after its last
 * word, and if asked for, partials while somebody speaks, each with all words so far, 200 to 400 ms
 * after the last of them. A partial comes about every 500 ms, in longer turns less often, so that a
 * final has about four. No confidence is given: nobody measured any.
 */
final class Recogniser {
  private static final int FINAL_LEAST_MS = 300;
  private static final int FINAL_MOST_MS = 700;
  private static final int PARTIAL_LEAST_MS = 200;
  private static final int PARTIAL_MOST_MS = 400;

  private static final long PARTIAL_EVERY_MS = 500;
  private static final long PARTIAL_SELDOM_MS = 1_500;
  private static final int PARTIALS = 5;
  private static final int MOST_PARTIALS = 20;

  private final ImportOptions options;
  private final Random finals;
  private final Random partials;
  private final BiConsumer<Utterance, InvalidEvent> onBad;

  /**
   * @param seed decides every delay; with and without partials the finals have the same ones
   * @param onBad told of what cannot be published, because its text or its times are beyond all
   *     bounds
   */
  Recogniser(ImportOptions options, long seed, BiConsumer<Utterance, InvalidEvent> onBad) {
    this.options = options;
    this.finals = new Random(seed);
    this.partials = new Random(~seed);
    this.onBad = onBad;
  }

  /** The events of a call that starts at {@code startAt}, epoch ms, sorted by record time. */
  List<CallEvent> publish(TimedCall timed, long startAt) {
    String callId = timed.call().callId();
    List<CallEvent> events = new ArrayList<>();
    events.add(CallEvent.of(callId, startAt, timed.call().facts()));
    for (Placed placed : timed.placed()) {
      if (placed.moment() instanceof Happening happening) {
        events.add(CallEvent.of(callId, startAt + placed.startMs(), happening.body()));
      } else if (placed.moment() instanceof Utterance utterance) {
        publish(
            utterance,
            placed,
            (mediaMs, body) -> events.add(CallEvent.of(callId, startAt + mediaMs, body)));
      }
    }
    if (timed.endMs() >= 0) {
      events.add(CallEvent.of(callId, startAt + timed.endMs(), new CallEnded(null)));
    }
    events.sort(Comparator.comparingLong(CallEvent::at));
    return events;
  }

  private void publish(Utterance utterance, Placed placed, BiConsumer<Long, Body> out) {
    long delayMs = between(finals, FINAL_LEAST_MS, FINAL_MOST_MS);
    long lengthMs = placed.endMs() - placed.startMs();
    List<String> words =
        utterance.text().isEmpty() ? Words.unheard(lengthMs) : Words.of(utterance.text());
    List<Word> timed = Words.timed(words, placed.startMs(), placed.endMs());
    try {
      int revision = 0;
      if (options.partials() && utterance.hasPartials()) {
        revision = publishPartials(utterance, timed, lengthMs, out);
      }
      String text = utterance.text().isEmpty() ? String.join(" ", words) : utterance.text();
      List<Word> shown = options.words() ? timed : List.of();
      out.accept(
          placed.endMs() + delayMs,
          segment(utterance, revision, true, text, placed.startMs(), placed.endMs(), shown));
    } catch (InvalidEvent e) {
      onBad.accept(utterance, e);
    }
  }

  private int publishPartials(
      Utterance utterance, List<Word> words, long lengthMs, BiConsumer<Long, Body> out) {
    long startMs = words.get(0).startMs();
    long stepMs = Math.max(PARTIAL_EVERY_MS, Math.min(PARTIAL_SELDOM_MS, lengthMs / PARTIALS));
    stepMs = Math.max(stepMs, lengthMs / MOST_PARTIALS);
    int revision = 0;
    int spoken = 0;
    for (long soFarMs = stepMs; soFarMs < lengthMs - stepMs / 2; soFarMs += stepMs) {
      int before = spoken;
      while (spoken < words.size() && words.get(spoken).endMs() <= startMs + soFarMs) {
        spoken++;
      }
      long at = startMs + soFarMs + between(partials, PARTIAL_LEAST_MS, PARTIAL_MOST_MS);
      if (spoken > before) {
        List<Word> heard = words.subList(0, spoken);
        String text = heard.stream().map(Word::text).collect(Collectors.joining(" "));
        long endMs = heard.get(spoken - 1).endMs();
        out.accept(at, segment(utterance, revision++, false, text, startMs, endMs, List.of()));
      }
    }
    return revision;
  }

  private static SegmentHeard segment(
      Utterance said,
      int revision,
      boolean isFinal,
      String text,
      long startMs,
      long endMs,
      List<Word> words) {
    return new SegmentHeard(
        said.segmentId(),
        revision,
        isFinal,
        said.speaker(),
        said.speakerId(),
        text,
        startMs,
        endMs,
        1,
        words);
  }

  private static int between(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
