package io.attune.playbook.yaml;

import io.attune.detect.Thresholds;
import io.attune.detect.Thresholds.Chat;
import io.attune.detect.Thresholds.Concern;
import io.attune.detect.Thresholds.Delivery;
import io.attune.detect.Thresholds.Empathy;
import io.attune.detect.Thresholds.Silence;
import io.attune.detect.Thresholds.Tense;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final NumberField MISSED_AFTER =
      NumberField.whole("missed-after", 1, 10, Empathy.DEFAULT.missedAfter());
  private static final NumberField OVER_EMPATHISING =
      NumberField.whole("over-empathising", 2, 10, Empathy.DEFAULT.overEmpathising());
  private static final NumberField CLOSED_QUESTIONS =
      NumberField.whole("closed-questions", 2, 10, Empathy.DEFAULT.closedQuestions());
  private static final DurationField MOMENT =
      new DurationField("moment", 5_000, 300_000, Empathy.DEFAULT.momentMs());
  private static final DurationField OPENING =
      new DurationField("opening", 5_000, 900_000, Empathy.DEFAULT.openingMs());

  private static final DurationField MONOLOGUE =
      new DurationField("monologue", 5_000, 600_000, Delivery.DEFAULT.monologueMs());
  private static final NumberField TALK_SHARE =
      NumberField.decimal("talk-share", 0.3, 1, Delivery.DEFAULT.talkShare());
  private static final NumberField FAST_PACE =
      NumberField.decimal("fast-pace", 1.05, 3, Delivery.DEFAULT.fastPace());
  private static final DurationField PAUSE =
      new DurationField("pause", 0, 5_000, Delivery.DEFAULT.pauseMs());
  private static final DurationField RAPPORT =
      new DurationField("rapport", 0, 120_000, Delivery.DEFAULT.rapportMs());
  private static final NumberField FEATURES =
      NumberField.whole("features", 2, 20, Delivery.DEFAULT.features());

  private static final DurationField CHAT_DEAD_AIR =
      new DurationField("dead-air", 10_000, 1_800_000, Chat.DEFAULT.deadAirMs());
  private static final DurationField CHAT_DEAD_AIR_STRONG =
      new DurationField("dead-air-strong", 20_000, 3_600_000, Chat.DEFAULT.deadAirStrongMs());
  private static final DurationField CHAT_QUESTION =
      new DurationField(
          "unanswered-question", 10_000, 1_800_000, Chat.DEFAULT.unansweredQuestionMs());
  private static final NumberField CHAT_MONOLOGUE =
      NumberField.whole("monologue-words", 20, 2_000, Chat.DEFAULT.monologueWords());

  private static final List<BoundedField> SILENCE =
      List.of(
          DEAD_AIR,
          DEAD_AIR_STRONG,
          UNANSWERED_QUESTION,
          ANNOUNCED_WAIT,
          LONG_HOLD,
          OPEN_UTTERANCE,
          FINALS_ONLY);
  private static final List<BoundedField> TENSION =
      List.of(ONSET, RELEASE, HALF_LIFE, SENTIMENT_DROP, OVERTALK);
  private static final List<BoundedField> OBJECTION =
      List.of(STRENGTH, REPEAT, FADE, DEADLOCK_TIMES, PITCH);

  private static final List<BoundedField> EMPATHY =
      List.of(MISSED_AFTER, OVER_EMPATHISING, CLOSED_QUESTIONS, MOMENT, OPENING);
  private static final List<BoundedField> DELIVERY =
      List.of(MONOLOGUE, TALK_SHARE, FAST_PACE, PAUSE, RAPPORT, FEATURES);
  private static final List<BoundedField> CHAT =
      List.of(CHAT_DEAD_AIR, CHAT_DEAD_AIR_STRONG, CHAT_QUESTION, CHAT_MONOLOGUE);

  /** The fields of each group, in the order of the format. */
  static final Map<String, List<BoundedField>> GROUPS = groups();

  private ThresholdsReader() {}

  private static Map<String, List<BoundedField>> groups() {
    Map<String, List<BoundedField>> groups = new LinkedHashMap<>();
    groups.put("silence", SILENCE);
    groups.put("tension", TENSION);
    groups.put("objection", OBJECTION);
    groups.put("empathy", EMPATHY);
    groups.put("delivery", DELIVERY);
    groups.put("chat", CHAT);
    return groups;
  }

  /**
   * @param inherited where to take what is not given from
   */
  static Thresholds read(Field field, Thresholds inherited) {
    Section groups = Section.of(field, List.copyOf(GROUPS.keySet()));
    return new Thresholds(
        group(groups, "silence")
            .map(in -> silence(in, inherited.silence()))
            .orElse(inherited.silence()),
        group(groups, "tension")
            .map(in -> tension(in, inherited.tension()))
            .orElse(inherited.tension()),
        group(groups, "objection")
            .map(in -> objection(in, inherited.objection()))
            .orElse(inherited.objection()),
        group(groups, "empathy")
            .map(in -> empathy(in, inherited.empathy()))
            .orElse(inherited.empathy()),
        group(groups, "delivery")
            .map(in -> delivery(in, inherited.delivery()))
            .orElse(inherited.delivery()),
        group(groups, "chat").map(in -> chat(in, inherited.chat())).orElse(inherited.chat()));
  }

  private static Optional<Section> group(Section groups, String name) {
    return groups.field(name).map(field -> Section.of(field, BoundedField.names(GROUPS.get(name))));
  }

  private static Silence silence(Section in, Silence inherited) {
    Silence silence =
        new Silence(
            DEAD_AIR.read(in, inherited.deadAirMs()),
            DEAD_AIR_STRONG.read(in, inherited.deadAirStrongMs()),
            UNANSWERED_QUESTION.read(in, inherited.unansweredQuestionMs()),
            ANNOUNCED_WAIT.read(in, inherited.announcedWaitMs()),
            LONG_HOLD.read(in, inherited.longHoldMs()),
            OPEN_UTTERANCE.read(in, inherited.openUtteranceMs()),
            FINALS_ONLY.read(in, inherited.finalsOnlyMs()));
    if (silence.deadAirStrongMs() <= silence.deadAirMs()) {
      mustExceed(in, DEAD_AIR_STRONG, DEAD_AIR, silence.deadAirMs());
    }
    if (silence.announcedWaitMs() < silence.deadAirMs()) {
      mustExceed(in, ANNOUNCED_WAIT, DEAD_AIR, silence.deadAirMs());
    }
    return silence;
  }

  private static Tense tension(Section in, Tense inherited) {
    Tense tension =
        new Tense(
            ONSET.read(in, inherited.onset()),
            RELEASE.read(in, inherited.release()),
            HALF_LIFE.read(in, inherited.halfLifeMs()),
            SENTIMENT_DROP.read(in, inherited.sentimentDrop()),
            OVERTALK.read(in, inherited.overtalkMs()));
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

  private static Concern objection(Section in, Concern inherited) {
    Concern concern =
        new Concern(
            STRENGTH.read(in, inherited.strength()),
            REPEAT.read(in, inherited.repeatMs()),
            FADE.read(in, inherited.fadeMs()),
            DEADLOCK_TIMES.readWhole(in, inherited.deadlockTimes()),
            PITCH.read(in, inherited.pitchMs()));
    if (concern.fadeMs() <= concern.repeatMs()) {
      mustExceed(in, FADE, REPEAT, concern.repeatMs());
    }
    return concern;
  }

  private static Empathy empathy(Section in, Empathy inherited) {
    return new Empathy(
        MISSED_AFTER.readWhole(in, inherited.missedAfter()),
        OVER_EMPATHISING.readWhole(in, inherited.overEmpathising()),
        CLOSED_QUESTIONS.readWhole(in, inherited.closedQuestions()),
        MOMENT.read(in, inherited.momentMs()),
        OPENING.read(in, inherited.openingMs()));
  }

  private static Delivery delivery(Section in, Delivery inherited) {
    return new Delivery(
        MONOLOGUE.read(in, inherited.monologueMs()),
        TALK_SHARE.read(in, inherited.talkShare()),
        FAST_PACE.read(in, inherited.fastPace()),
        PAUSE.read(in, inherited.pauseMs()),
        RAPPORT.read(in, inherited.rapportMs()),
        FEATURES.readWhole(in, inherited.features()));
  }

  private static Chat chat(Section in, Chat inherited) {
    Chat chat =
        new Chat(
            CHAT_DEAD_AIR.read(in, inherited.deadAirMs()),
            CHAT_DEAD_AIR_STRONG.read(in, inherited.deadAirStrongMs()),
            CHAT_QUESTION.read(in, inherited.unansweredQuestionMs()),
            CHAT_MONOLOGUE.readWhole(in, inherited.monologueWords()));
    if (chat.deadAirStrongMs() <= chat.deadAirMs()) {
      mustExceed(in, CHAT_DEAD_AIR_STRONG, CHAT_DEAD_AIR, chat.deadAirMs());
    }
    return chat;
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
