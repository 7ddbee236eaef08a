package io.attune.playbook.yaml;

import io.attune.detect.Thresholds;
import io.attune.detect.Thresholds.Concern;
import io.attune.detect.Thresholds.Silence;
import io.attune.detect.Thresholds.Tense;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code thresholds}. Every field may be left out; ranges keep out mistaken units, not taste.
 */
final class ThresholdsReader {

  private static final DurationField DEAD_AIR =
      new DurationField("dead-air", 1_000, 120_000, Silence.DEFAULT.deadAirMs());
  private static final DurationField DEAD_AIR_STRONG =
      new DurationField("dead-air-strong", 2_000, 300_000, Silence.DEFAULT.deadAirStrongMs());
  private static final DurationField UNANSWERED_QUESTION =
      new DurationField(
          "unanswered-question", 1_000, 120_000, Silence.DEFAULT.unansweredQuestionMs());
  private static final DurationField ANNOUNCED_WAIT =
      new DurationField("announced-wait", 1_000, 600_000, Silence.DEFAULT.announcedWaitMs());
  private static final DurationField LONG_HOLD =
      new DurationField("long-hold", 5_000, 1_800_000, Silence.DEFAULT.longHoldMs());
  private static final DurationField OPEN_UTTERANCE =
      new DurationField("open-utterance", 200, 30_000, Silence.DEFAULT.openUtteranceMs());
  private static final DurationField FINALS_ONLY =
      new DurationField("finals-only", 0, 30_000, Silence.DEFAULT.finalsOnlyMs());

  private static final NumberField ONSET =
      NumberField.decimal("onset", 0.05, 0.95, Tense.DEFAULT.onset());
  private static final NumberField RELEASE =
      NumberField.decimal("release", 0.01, 0.9, Tense.DEFAULT.release());
  private static final DurationField HALF_LIFE =
      new DurationField("half-life", 5_000, 600_000, Tense.DEFAULT.halfLifeMs());
  private static final NumberField SENTIMENT_DROP =
      NumberField.decimal("sentiment-drop", 0.05, 2, Tense.DEFAULT.sentimentDrop());
  private static final DurationField OVERTALK =
      new DurationField("overtalk", 200, 30_000, Tense.DEFAULT.overtalkMs());

  private static final NumberField STRENGTH =
      NumberField.decimal("strength", 0.05, 1, Concern.DEFAULT.strength());
  private static final DurationField REPEAT =
      new DurationField("repeat", 0, 600_000, Concern.DEFAULT.repeatMs());
  private static final DurationField FADE =
      new DurationField("fade", 10_000, 3_600_000, Concern.DEFAULT.fadeMs());
  private static final NumberField DEADLOCK_TIMES =
      NumberField.whole("deadlock-times", 2, 20, Concern.DEFAULT.deadlockTimes());
  private static final DurationField PITCH =
      new DurationField("pitch", 1_000, 60_000, Concern.DEFAULT.pitchMs());

  static final List<BoundedField> SILENCE =
      List.of(
          DEAD_AIR,
          DEAD_AIR_STRONG,
          UNANSWERED_QUESTION,
          ANNOUNCED_WAIT,
          LONG_HOLD,
          OPEN_UTTERANCE,
          FINALS_ONLY);
  static final List<BoundedField> TENSION =
      List.of(ONSET, RELEASE, HALF_LIFE, SENTIMENT_DROP, OVERTALK);
  static final List<BoundedField> OBJECTION =
      List.of(STRENGTH, REPEAT, FADE, DEADLOCK_TIMES, PITCH);

  private ThresholdsReader() {}

  static Thresholds read(Field field) {
    Section groups = Section.of(field, List.of("silence", "tension", "objection"));
    return new Thresholds(
        group(groups, "silence", SILENCE).map(ThresholdsReader::silence).orElse(Silence.DEFAULT),
        group(groups, "tension", TENSION).map(ThresholdsReader::tension).orElse(Tense.DEFAULT),
        group(groups, "objection", OBJECTION)
            .map(ThresholdsReader::objection)
            .orElse(Concern.DEFAULT));
  }

  private static Optional<Section> group(Section groups, String name, List<BoundedField> known) {
    return groups.field(name).map(field -> Section.of(field, BoundedField.names(known)));
  }

  private static Silence silence(Section in) {
    Silence silence =
        new Silence(
            DEAD_AIR.read(in),
            DEAD_AIR_STRONG.read(in),
            UNANSWERED_QUESTION.read(in),
            ANNOUNCED_WAIT.read(in),
            LONG_HOLD.read(in),
            OPEN_UTTERANCE.read(in),
            FINALS_ONLY.read(in));
    if (silence.deadAirStrongMs() <= silence.deadAirMs()) {
      mustExceed(in, DEAD_AIR_STRONG, DEAD_AIR, silence.deadAirMs());
    }
    if (silence.announcedWaitMs() < silence.deadAirMs()) {
      mustExceed(in, ANNOUNCED_WAIT, DEAD_AIR, silence.deadAirMs());
    }
    return silence;
  }

  private static Tense tension(Section in) {
    Tense tension =
        new Tense(
            ONSET.read(in),
            RELEASE.read(in),
            HALF_LIFE.read(in),
            SENTIMENT_DROP.read(in),
            OVERTALK.read(in));
    if (tension.release() >= tension.onset()) {
      in.fault(
          in.field(RELEASE.name()).isPresent() ? RELEASE.name() : ONSET.name(),
          "release is "
              + NumberField.written(tension.release())
              + " and onset "
              + NumberField.written(tension.onset()),
          "release must be lower than onset, or an episode ends where it begins");
    }
    return tension;
  }

  private static Concern objection(Section in) {
    Concern concern =
        new Concern(
            STRENGTH.read(in),
            REPEAT.read(in),
            FADE.read(in),
            DEADLOCK_TIMES.readWhole(in),
            PITCH.read(in));
    if (concern.fadeMs() <= concern.repeatMs()) {
      mustExceed(in, FADE, REPEAT, concern.repeatMs());
    }
    return concern;
  }

  /** The fault stands at the longer of the two, or at the shorter where the longer is a default. */
  private static void mustExceed(
      Section in, DurationField longer, DurationField shorter, long shorterMs) {
    in.fault(
        in.field(longer.name()).isPresent() ? longer.name() : shorter.name(),
        longer.name() + " is not longer than " + shorter.name(),
        longer.name() + " must be more than " + DurationField.written(shorterMs));
  }
}
