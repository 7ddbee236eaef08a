package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Effect;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import io.attune.engine.Hearing;
import io.attune.engine.Outcome;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever one call sends, its state stays small enough for a record of a changelog. {@code
 * -Dhostile.segments=1000000} sends so many of each kind. docs/limits.md lists what is tried here.
 */
class HostileCallTest {
  private static final int SEGMENTS = Integer.getInteger("hostile.segments", 150);
  private static final int LATER_MS = 700;

  /** Half of what a broker takes in one record unless it is told otherwise. */
  private static final int MOST_BYTES = 512 * 1024;

  private static final CallEngine ENGINE = SmallPlaybook.engine();

  /** What a call may do to do harm. */
  enum Harm {
    /** More finals in a moment than can become certain. */
    FINALS_OF_ONE_MOMENT,
    LONGEST_TEXTS_OF_ONE_MOMENT,
    LONGEST_TEXTS,
    LONGEST_NAMES,
    PARTIALS_WITHOUT_FINALS,
    A_SPEAKER_FOR_EACH_TURN,
    EVERYTHING_AT_ONE_PLACE,
    FROM_THE_END_TO_THE_START,
    RECORD_TIMES_DECADES_APART,
    RECORD_TIMES_GOING_BACK,
    REVISIONS_OF_THE_SAME,
    THE_SAME_AGAIN
  }

  @ParameterizedTest
  @EnumSource
  void oneCallStaysSmall(Harm harm) throws Undecodable {
    CallRows rows = new CallRows();
    CallState state = null;
    Set<DropReason> drops = EnumSet.noneOf(DropReason.class);
    long begunNs = System.nanoTime();
    for (int i = 0; i < SEGMENTS; i++) {
      Outcome outcome = ENGINE.step(state, CallEvent.of("c1", recordTime(harm, i), of(harm, i)));
      state = outcome.state();
      outcome.effects().forEach(effect -> note(effect, drops));
      assertThat(state.pending()).hasSizeLessThanOrEqualTo(CallEngine.MOST_PENDING);
      assertThat(state.hearing().partials()).hasSizeLessThanOrEqualTo(Hearing.OPEN);
    }
    long tookMs = (System.nanoTime() - begunNs) / 1_000_000;
    byte[] call = rows.call(state, new CallRows.Marks(1, 2, 0, 0));
    byte[] dossier = rows.dossier(state, ENGINE.playbook(), EpisodePages.NONE);
    System.out.printf(
        "%s: %d segments in %d ms, %d bytes of state, %d MB of heap, dropped as %s%n",
        harm, SEGMENTS, tookMs, call.length + dossier.length, heapMb(), drops);
    assertThat(call.length + dossier.length).as("bytes after %s", harm).isLessThan(MOST_BYTES);
    assertThat(
            rows.state(
                "c1", call, dossier, EpisodePages.NONE, rows.journey(state), List.of(), ENGINE))
        .isNotNull();
    if (harm == Harm.THE_SAME_AGAIN) {
      assertThat(drops).containsExactly(DropReason.DUPLICATE);
    } else if (harm == Harm.FROM_THE_END_TO_THE_START) {
      assertThat(drops).contains(DropReason.TOO_LATE);
    }
  }

  /** Of the whole process; worth reading where only this test runs. */
  private static long heapMb() {
    if (SEGMENTS > 10_000) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static void note(Effect effect, Set<DropReason> drops) {
    if (effect instanceof Dropped dropped) {
      drops.add(dropped.reason());
    }
  }

  private static long recordTime(Harm harm, int number) {
    return switch (harm) {
      case FINALS_OF_ONE_MOMENT, LONGEST_TEXTS_OF_ONE_MOMENT -> Script.START;
      case RECORD_TIMES_DECADES_APART ->
          number % 2 == 0 ? 1 + number : Limits.LAST_MOMENT - 1 - SEGMENTS + number;
      case RECORD_TIMES_GOING_BACK -> Script.START - (long) number * LATER_MS;
      default -> Script.START + (long) number * LATER_MS;
    };
  }

  private static SegmentHeard of(Harm harm, int number) {
    boolean same = harm == Harm.THE_SAME_AGAIN;
    long startMs =
        switch (harm) {
          case EVERYTHING_AT_ONE_PLACE, THE_SAME_AGAIN -> 1_000;
          case FROM_THE_END_TO_THE_START -> Limits.CALL_MS - 1_000 - (number % 80_000L) * 1_000;
          case REVISIONS_OF_THE_SAME -> number % 20 * 500L;
          default -> number % 80_000L * 1_000;
        };
    return new SegmentHeard(
        id(harm, number),
        harm == Harm.REVISIONS_OF_THE_SAME ? number / 20 : 0,
        harm != Harm.PARTIALS_WITHOUT_FINALS,
        number % 2 == 0 || same ? Speaker.CUSTOMER : Speaker.AGENT,
        speakerId(harm, number),
        text(harm),
        startMs,
        startMs + 900,
        1,
        List.of());
  }

  private static String id(Harm harm, int number) {
    return switch (harm) {
      case LONGEST_NAMES -> number + "x".repeat(Limits.ID_CHARS - 8);
      case REVISIONS_OF_THE_SAME -> "s" + number % 20;
      case THE_SAME_AGAIN -> "s";
      default -> "s" + number;
    };
  }

  private static String speakerId(Harm harm, int number) {
    return switch (harm) {
      case LONGEST_NAMES -> "y".repeat(Limits.ID_CHARS - 8) + number;
      case A_SPEAKER_FOR_EACH_TURN -> "speaker " + number;
      default -> "";
    };
  }

  private static String text(Harm harm) {
    String said = "this is a joke it is too expensive ";
    return switch (harm) {
      case LONGEST_TEXTS, LONGEST_TEXTS_OF_ONE_MOMENT ->
          said.repeat(Limits.TEXT_CHARS / said.length());
      default -> said;
    };
  }
}
