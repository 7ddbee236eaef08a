package io.attune.app.debrief;

import io.attune.call.Speaker;
import io.attune.coach.CueOutcome;
import io.attune.debrief.CueShown;
import io.attune.debrief.Mark;
import io.attune.debrief.Quote;
import io.attune.detect.Category;
import io.attune.detect.Kind;
import java.util.Locale;

/** How things are called and written on pages and in tables. */
public final class Labels {
  private static final String MINUS = "−";

  private Labels() {}

  /** A category as a title: "Price objection", "Tension", "Buying signal". */
  public static String title(Category category) {
    if (category == Category.TENSION_RISING) {
      return "Tension";
    }
    String name = words(category.wireName());
    return sentence(category.kind() == Kind.OBJECTION ? name + " objection" : name);
  }

  /** A category within a sentence: "price", "tension", "buying signal". */
  public static String plain(Category category) {
    return switch (category) {
      case TENSION_RISING -> "tension";
      case OBJECTION_UNSAID -> "unsaid objection";
      default -> words(category.wireName());
    };
  }

  /** A name of the vocabulary as words: "churn-threat" and CHURN_THREAT are "churn threat". */
  public static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
  }

  /** The same as words. */
  public static String words(Enum<?> name) {
    return words(name.name());
  }

  /** With a capital letter at its beginning. */
  public static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Media time as minutes and seconds, 04:12. */
  public static String time(long ms) {
    return String.format(Locale.ROOT, "%02d:%02d", ms / 60_000, ms / 1_000 % 60);
  }

  /** A length of time: 0.8 s, 12 s, 4 min 12 s. */
  public static String length(double ms) {
    if (ms < 9_950) {
      String seconds = String.format(Locale.ROOT, "%.1f", ms / 1_000);
      return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds) + " s";
    }
    long seconds = Math.round(ms / 1_000);
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
  }

  /** A mood, or a change of one, with its sign: +0.34, −0.21, 0.00. */
  public static String signed(double value) {
    String digits = String.format(Locale.ROOT, "%.2f", Math.abs(value));
    if (digits.equals("0.00")) {
      return digits;
    }
    return (value < 0 ? MINUS : "+") + digits;
  }

  /** A share, 0 to 1, as whole percent. */
  public static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** A number with two digits behind the point. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A count and what is counted: 1 concern, 2 concerns. */
  public static String count(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  /** Who said something: "agent", or "customer" with their id where there are several. */
  public static String speaker(Quote quote, boolean several) {
    return speaker(quote.speaker(), quote.speakerId(), several);
  }

  /** The same of a side and a speaker's id, which may be empty. */
  public static String speaker(Speaker side, String speakerId, boolean several) {
    String name = words(side);
    boolean named = several && side == Speaker.CUSTOMER && !speakerId.isEmpty();
    return named ? name + " " + speakerId : name;
  }

  /** What became of a cue. */
  public static String outcome(CueShown cue) {
    CueOutcome outcome = cue.outcome();
    return switch (outcome) {
      case ACTED -> "acted on";
      case EXPIRED -> cue.wasMissed() ? "not acted on in time" : "shown";
      case DISMISSED -> "dismissed";
      case ENDED -> "ended by itself";
      case PREEMPTED -> "made way for a more urgent one";
      case RETRACTED -> "taken back";
      default -> words(outcome);
    };
  }

  /** What kind of point a mark is. */
  public static String mark(Mark mark) {
    String about = mark.category() == null ? "" : plain(mark.category());
    return switch (mark.type()) {
      case RAISED -> sentence(about) + " raised";
      case PEAK -> "Peak of " + about;
      case DEADLOCK -> "Deadlock over " + about;
      case LOW -> "Low point";
      case HIGH -> "High point";
      case RESOLVED -> sentence(about) + " resolved";
      case OPPORTUNITY -> sentence(about);
    };
  }
}
