package io.attune.app.debrief;

import io.attune.debrief.Arc;
import io.attune.debrief.Concern;
import io.attune.debrief.Debrief;
import io.attune.debrief.Foreshadowing;
import io.attune.debrief.Quote;
import io.attune.debrief.Remark;
import io.attune.debrief.Sign;
import io.attune.detect.Category;
import io.attune.detect.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in plain words what a debrief holds as facts, and nothing beyond them. */
public final class Sentences {
  private Sentences() {}

  /** The whole call in one sentence. */
  public static String summary(Debrief debrief) {
    StringBuilder text = new StringBuilder("In ").append(Labels.length(debrief.durationMs()));
    List<Concern> concerns = debrief.concerns();
    if (debrief.talk().customerTurns() == 0) {
      return text.append(" no customer was heard.").toString();
    }
    if (concerns.isEmpty()) {
      text.append(" nothing was a concern to the customer");
    } else {
      text.append(" the customer raised ").append(Labels.count(concerns.size(), "concern"));
      text.append(" (").append(topics(concerns)).append("): ").append(outcome(debrief));
    }
    text.append("; their mood ").append(mood(debrief.arc()));
    hardest(debrief)
        .ifPresent(
            words ->
                text.append("; the hardest words were “")
                    .append(words.words())
                    .append("” at ")
                    .append(Labels.time(words.startMs())));
    return text.append('.').toString();
  }

  private static String topics(List<Concern> concerns) {
    return concerns.stream()
        .map(concern -> Labels.plain(concern.category()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String outcome(Debrief debrief) {
    int all = debrief.concerns().size();
    Long after = debrief.meanAcknowledgedAfterMs();
    if (all == 1) {
      return single(after, debrief.resolved() == 1);
    }
    String acknowledged = share(debrief.acknowledged(), all) + " acknowledged";
    if (debrief.acknowledged() == 1) {
      acknowledged += " after " + Labels.length(after);
    } else if (debrief.acknowledged() > 1) {
      acknowledged += " after " + Labels.length(after) + " on average";
    }
    return acknowledged + ", " + share(debrief.resolved(), all) + " resolved";
  }

  private static String single(Long acknowledgedAfterMs, boolean resolved) {
    if (acknowledgedAfterMs == null) {
      return resolved
          ? "it was resolved, though never acknowledged"
          : "it was neither acknowledged nor resolved";
    }
    String acknowledged = "it was acknowledged after " + Labels.length(acknowledgedAfterMs);
    return acknowledged + (resolved ? " and resolved" : " and not resolved");
  }

  private static String share(int part, int all) {
    if (part == 0) {
      return "none";
    } else if (part < all) {
      return Integer.toString(part);
    }
    return all == 2 ? "both" : "all";
  }

  /** How the mood went: "rose from −0.21 to +0.34". */
  static String mood(Arc arc) {
    double change = arc.moodChange();
    String from = Labels.signed(arc.moodStart());
    String to = Labels.signed(arc.moodEnd());
    if (Math.abs(change) < Arc.CLEAR) {
      return "stayed level (" + from + " to " + to + ")";
    }
    return (change > 0 ? "rose from " : "fell from ") + from + " to " + to;
  }

  /** The words of the strongest sign of the strongest tension; what was measured has none. */
  private static Optional<Quote> hardest(Debrief debrief) {
    return debrief.concerns().stream()
        .filter(concern -> concern.category().kind() == Kind.TENSION)
        .max(Comparator.comparingDouble(Concern::peak))
        .stream()
        .flatMap(concern -> concern.signs().stream())
        .filter(sign -> sign.quote() != null && sign.observed() == null)
        .max(Comparator.comparingDouble(Sign::strength))
        .map(Sign::quote);
  }

  /** A remark without its time and its words. */
  public static String of(Remark remark) {
    String about = remark.category() == null ? "" : Labels.plain(remark.category());
    double value = remark.value();
    return switch (remark.type()) {
      case RESOLVED ->
          capital(about) + " was resolved, " + Labels.length(value) + " after it was raised";
      case ACKNOWLEDGED_SOON ->
          capital(about) + " was acknowledged within two turns, after " + Labels.length(value);
      case CUE_ACTED_ON -> "The cue on " + about + " was acted on within " + Labels.length(value);
      case MOOD_ROSE -> "The customer’s mood rose by " + Labels.number(value);
      case OPEN_QUESTIONS -> Labels.percent(value) + " of the questions were open ones";
      case NO_CONCERN -> "Nothing was a concern to the customer";
      case LEFT_OPEN ->
          capital(about)
              + " was still open at the end"
              + (value > 1 ? ", raised " + (long) value + " times" : "");
      case DEADLOCKED ->
          capital(about) + " came to a deadlock, raised " + Labels.count((long) value, "time");
      case NEVER_ACKNOWLEDGED ->
          capital(about)
              + " was never acknowledged, in "
              + Labels.count((long) value, "turn")
              + " of the agent";
      case ACKNOWLEDGED_LATE ->
          capital(about) + " was acknowledged late, after " + Labels.length(value);
      case ANSWERED_FIRST -> capital(about) + " was answered before it was acknowledged";
      case CUE_MISSED -> "The cue on " + about + " was shown and not acted on in time";
      case CUE_LATE -> "A cue on " + about + " came too late to be shown";
      case SLIP -> slip(remark.category());
      case MOOD_FELL -> "The customer’s mood fell by " + Labels.number(value);
      case AGENT_TALKED_MOST -> "The agent did " + Labels.percent(value) + " of the talking";
    };
  }

  /** The steps of the ladder are named by what was missing, the other slips by what was there. */
  private static String slip(Category category) {
    return switch (category) {
      case EMPATHY_ACKNOWLEDGE, EMPATHY_VALIDATE, EMPATHY_REFRAME, EMPATHY_CHECK ->
          "A step was missing: " + Labels.plain(category);
      case CONTEXT_KNOWN_WORRY -> "A worry known before the call was not brought up";
      default -> capital(Labels.plain(category));
    };
  }

  private static String capital(String about) {
    return Labels.sentence(about);
  }

  /** How a concern ended. */
  public static String ending(Concern concern) {
    String at = " at " + Labels.time(concern.endMs());
    return switch (concern.outcome()) {
      case OPEN -> "Still going on";
      case RELEASED -> "Eased" + at;
      case ACCEPTED -> "Accepted" + at;
      case FADED -> "Not raised again; counted as over" + at;
      case UNRESOLVED -> "Still open when the call ended";
    };
  }

  /** What a sign measured, empty where words speak for themselves. */
  public static String measured(Sign sign) {
    if (sign.observed() == null) {
      return "";
    }
    String text = "measured " + amount(sign, sign.observed());
    return sign.threshold() == null
        ? text
        : text + ", counts from " + amount(sign, sign.threshold());
  }

  private static String amount(Sign sign, double value) {
    return sign.name().endsWith("-ms") || Math.abs(value) >= 100
        ? Labels.length(value)
        : Labels.number(value);
  }

  /** How long before the hardest moment a sign was heard. */
  public static String lead(Foreshadowing foreshadowing, Sign sign) {
    return Labels.length(foreshadowing.leadMs(sign)) + " before";
  }

  /** How the call ended. */
  public static String end(Debrief debrief) {
    if (debrief.abandoned()) {
      return "not heard of any more";
    }
    return debrief.endReason() == null ? "ended" : Labels.words(debrief.endReason());
  }
}
