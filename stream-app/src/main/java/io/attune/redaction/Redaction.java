package io.attune.redaction;

import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.CallInput;
import io.attune.call.Limits;
import io.attune.redaction.Sentence.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes personal data out of what is known of a call. The same text gives the same everywhere, and
 * what was redacted is not changed by being redacted again. Safe for threads.
 */
public final class Redaction {
  /** Everything that can be taken out is. */
  public static final Redaction ALL = new Redaction(EnumSet.allOf(PersonalData.class));

  /** Everything stays as it was said. */
  public static final Redaction NONE = new Redaction(EnumSet.noneOf(PersonalData.class));

  /**
   * What is left after something was taken out may read as something else; more rounds than this
   * are not worth it for a text that was made to need them.
   */
  private static final int MOST_ROUNDS = 8;

  /** What {@link #named} takes. */
  public static final String NAMES =
      "on, off, or some of "
          + Arrays.stream(PersonalData.values())
              .map(PersonalData::key)
              .collect(Collectors.joining(", "))
          + " with commas between";

  private final Set<PersonalData> kinds;

  private Redaction(Set<PersonalData> kinds) {
    this.kinds = kinds;
  }

  /** Takes out some kinds only. */
  public static Redaction only(Set<PersonalData> kinds) {
    return kinds.isEmpty() ? NONE : new Redaction(EnumSet.copyOf(kinds));
  }

  /**
   * As it is named in settings: {@code on}, {@code off}, or keys of {@link PersonalData} with
   * commas between.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static Redaction named(String names) {
    if (names.equals("on")) {
      return ALL;
    } else if (names.equals("off")) {
      return NONE;
    }
    Set<PersonalData> kinds = EnumSet.noneOf(PersonalData.class);
    for (String name : names.split(",", -1)) {
      kinds.add(
          Arrays.stream(PersonalData.values())
              .filter(kind -> kind.key().equals(name.strip()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("expected " + NAMES)));
    }
    return only(kinds);
  }

  /** What is heard without personal data; the same object if there is none in it. */
  public CallInput of(CallInput input) {
    return input instanceof CallEvent event ? of(event) : input;
  }

  /** The event without personal data; the same object if there is none in it. */
  public CallEvent of(CallEvent event) {
    Body body = of(event.body());
    return body == event.body()
        ? event
        : new CallEvent(event.callId(), event.tenant(), event.at(), event.producerId(), body);
  }

  private Body of(Body body) {
    if (kinds.isEmpty()) {
      return body;
    } else if (body instanceof SegmentHeard segment) {
      return of(segment);
    } else if (body instanceof CallStarted started) {
      return of(started);
    } else if (body instanceof CallEnded ended && ended.reason() != null) {
      String reason = shortened(ended.reason(), Limits.ID_CHARS);
      return reason.equals(ended.reason()) ? ended : new CallEnded(reason);
    }
    return body;
  }

  private SegmentHeard of(SegmentHeard segment) {
    String text = shortened(segment.text(), Limits.TEXT_CHARS);
    List<Word> words = words(segment.words());
    if (placeholders(words) != placeholders(text)) {
      // The recogniser wrote them differently: what one of them hides, the other could tell.
      words = List.of();
    }
    if (text.equals(segment.text()) && words.equals(segment.words())) {
      return segment;
    }
    return new SegmentHeard(
        segment.segmentId(),
        segment.revision(),
        segment.isFinal(),
        segment.speaker(),
        segment.speakerId(),
        text,
        segment.startMs(),
        segment.endMs(),
        segment.confidence(),
        words);
  }

  private CallStarted of(CallStarted started) {
    CallContext known = started.context();
    List<String> failures =
        known.earlierFailures().stream()
            .map(failure -> shortened(failure, Limits.ID_CHARS))
            .toList();
    if (failures.equals(known.earlierFailures())) {
      return started;
    }
    return new CallStarted(
        started.agentId(),
        started.queue(),
        started.team(),
        started.language(),
        new CallContext(
            known.channel(),
            known.direction(),
            known.playbookId(),
            known.customerTier(),
            known.knownWorries(),
            failures,
            known.agentLevel()));
  }

  /**
   * A placeholder may be longer than what it stands for, and no text may be longer than allowed.
   */
  private String shortened(String text, int most) {
    String redacted = text(text);
    return redacted.length() <= most ? redacted : redacted.substring(0, most);
  }

  /** The text without personal data; the same object if there is none in it. */
  public String text(String text) {
    String redacted = text;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Found> found = find(redacted);
      if (found.isEmpty()) {
        return redacted;
      }
      redacted = without(found, redacted);
    }
    return redacted;
  }

  /** In the order of the text. */
  private List<Found> find(String text) {
    if (kinds.isEmpty() || !Hint.in(text)) {
      return List.of();
    }
    Sentence sentence = new Sentence(text);
    EmailFinder.find(sentence);
    BirthDateFinder.find(sentence);
    NumberFinder.find(sentence);
    return sentence.found().stream()
        .filter(found -> kinds.contains(found.what()))
        .sorted(Comparator.comparingInt(Found::from))
        .toList();
  }

  /** Each placeholder is a word of its own, so that the language tiers read over it. */
  private static String without(List<Found> found, String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int at = 0;
    for (Found one : found) {
      out.append(text, at, one.from());
      if (out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1))) {
        out.append(' ');
      }
      out.append(one.what().placeholder());
      at = one.to();
    }
    return out.append(text, at, text.length()).toString();
  }

  /** Words with times: one placeholder lasts as long as all that it stands for. */
  private List<Word> words(List<Word> words) {
    List<Word> redacted = words;
    for (int round = 0; round < MOST_ROUNDS && !redacted.isEmpty(); round++) {
      StringBuilder joined = new StringBuilder(8 * redacted.size());
      for (Word word : redacted) {
        joined.append(word.text()).append(' ');
      }
      List<Found> found = find(joined.toString());
      if (found.isEmpty()) {
        return redacted;
      }
      redacted = without(found, redacted);
    }
    return redacted;
  }

  private static List<Word> without(List<Found> found, List<Word> words) {
    List<Word> out = new ArrayList<>(words.size());
    int next = 0;
    int at = 0;
    int i = 0;
    while (i < words.size()) {
      Word first = words.get(i);
      int end = at + first.text().length();
      if (next == found.size() || found.get(next).from() >= end) {
        out.add(first);
        at = end + 1;
        i++;
        continue;
      }
      Word last = first;
      double confidence = first.confidence();
      while (i + 1 < words.size() && end < found.get(next).to()) {
        i++;
        last = words.get(i);
        end += 1 + last.text().length();
        confidence = Math.min(confidence, last.confidence());
      }
      long endMs = Math.max(first.endMs(), last.endMs());
      out.add(new Word(found.get(next).what().placeholder(), first.startMs(), endMs, confidence));
      while (next < found.size() && found.get(next).from() < end) {
        next++;
      }
      at = end + 1;
      i++;
    }
    return out;
  }

  private static int placeholders(List<Word> words) {
    int count = 0;
    for (Word word : words) {
      count += placeholders(word.text());
    }
    return count;
  }

  private static int placeholders(String text) {
    int count = 0;
    for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
      for (PersonalData kind : PersonalData.values()) {
        count += text.startsWith(kind.placeholder(), open) ? 1 : 0;
      }
    }
    return count;
  }
}
