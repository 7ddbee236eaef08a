package io.attune.detect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cue vocabulary: what can be found on a call. The name on the wire is the part after the kind,
 * lower case with hyphens.
 */
public enum Category {
  TENSION_RISING(Kind.TENSION),
  TENSION_ESCALATION_REQUEST(Kind.TENSION),
  TENSION_REPEATED_REQUEST(Kind.TENSION),
  TENSION_CHURN_THREAT(Kind.TENSION),
  TENSION_ABUSE(Kind.TENSION),
  TENSION_RELEASED(Kind.TENSION),
  SILENCE_DEAD_AIR(Kind.SILENCE),
  SILENCE_UNANSWERED_QUESTION(Kind.SILENCE),
  SILENCE_LONG_HOLD(Kind.SILENCE),
  OBJECTION_PRICE(Kind.OBJECTION),
  OBJECTION_TIMING(Kind.OBJECTION),
  OBJECTION_AUTHORITY(Kind.OBJECTION),
  OBJECTION_NEED(Kind.OBJECTION),
  OBJECTION_TRUST(Kind.OBJECTION),
  OBJECTION_COMPETITOR(Kind.OBJECTION),
  OBJECTION_EFFORT(Kind.OBJECTION),
  OBJECTION_TERMS(Kind.OBJECTION),
  OBJECTION_UNSAID(Kind.OBJECTION),
  OBJECTION_DEADLOCK(Kind.OBJECTION),
  EMPATHY_ACKNOWLEDGE(Kind.EMPATHY),
  EMPATHY_VALIDATE(Kind.EMPATHY),
  EMPATHY_REFRAME(Kind.EMPATHY),
  EMPATHY_CHECK(Kind.EMPATHY),
  EMPATHY_SYMPATHY_ONLY(Kind.EMPATHY),
  EMPATHY_HOLLOW(Kind.EMPATHY),
  EMPATHY_BUT_AFTER_VALIDATION(Kind.EMPATHY),
  EMPATHY_CONCESSION(Kind.EMPATHY),
  EMPATHY_OVER_EMPATHISING(Kind.EMPATHY),
  DELIVERY_MONOLOGUE(Kind.DELIVERY),
  DELIVERY_TALK_SHARE(Kind.DELIVERY),
  DELIVERY_OVERTALK(Kind.DELIVERY),
  DELIVERY_FAST_PACE(Kind.DELIVERY),
  DELIVERY_PAUSE_FILLED(Kind.DELIVERY),
  DELIVERY_QUESTION_BARRAGE(Kind.DELIVERY),
  DELIVERY_RUSHED_OPENING(Kind.DELIVERY),
  DELIVERY_FEATURE_DUMP(Kind.DELIVERY),
  OPPORTUNITY_BUYING_SIGNAL(Kind.OPPORTUNITY),
  OPPORTUNITY_MOTIVATION(Kind.OPPORTUNITY),
  OPPORTUNITY_STAKEHOLDER(Kind.OPPORTUNITY),
  OPPORTUNITY_NEXT_STEP(Kind.OPPORTUNITY),
  CONTEXT_BRIEF(Kind.CONTEXT),
  CONTEXT_KNOWN_WORRY(Kind.CONTEXT);

  private static final Map<String, Category> BY_KEY =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Category::key, Function.identity()));

  private final Kind kind;
  private final String wireName;
  private final String key;

  Category(Kind kind) {
    this.kind = kind;
    this.wireName =
        name().substring(kind.name().length() + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    this.key = kind.wireName() + "/" + wireName;
  }

  /** The family this belongs to. */
  public Kind kind() {
    return kind;
  }

  /** The name within the family, for example {@code churn-threat}. */
  public String wireName() {
    return wireName;
  }

  /** Kind and name, for example {@code tension/churn-threat}. */
  public String key() {
    return key;
  }

  /** The category of a kind and a name as they stand in a playbook or on the wire. */
  public static Optional<Category> of(String kind, String wireName) {
    return Optional.ofNullable(BY_KEY.get(kind + "/" + wireName));
  }
}
