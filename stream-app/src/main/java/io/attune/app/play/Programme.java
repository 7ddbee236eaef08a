package io.attune.app.play;

import io.attune.app.Failure;
import io.attune.call.CallInput;
import io.attune.wire.json.BadLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is to be played and when: recordings side by side, each moved to its place on one time axis
 * that starts at 0.
 */
public final class Programme {
  /** Between the starts of two recordings that play at once, ms of record time. */
  static final long STAGGER_MS = 2_000;

  /** So that one line with a wrong date does not make a play that never ends. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final List<Part> parts;
  private final Arrangement arrangement;
  private final long lengthMs;

  /**
   * How recordings are put together.
   *
   * @param asRecorded keep their times relative to each other; otherwise all of them start
   *     together, two seconds of record time apart
   * @param leaveOpen leave a call open whose end is not recorded; otherwise it ends with its
   *     recording, as it does in a replay
   */
  public record Arrangement(boolean asRecorded, boolean leaveOpen) {
    /** All at once, and every call ends. */
    public static final Arrangement DEFAULT = new Arrangement(false, false);
  }

  /**
   * One recording in its place.
   *
   * @param shiftMs what to add to a record time for its moment on the programme's axis
   */
  record Part(Recording recording, Survey survey, long shiftMs) {}

  private Programme(List<Part> parts, Arrangement arrangement) {
    this.parts = List.copyOf(parts);
    this.arrangement = arrangement;
    this.lengthMs =
        parts.stream().mapToLong(part -> part.survey().lastAt() + part.shiftMs()).max().orElse(0);
  }

  /**
   * Reads the recordings once and arranges them.
   *
   * @param onBad told of every line that cannot be played
   * @throws Failure if there is nothing to play, or it cannot be arranged
   */
  public static Programme of(
      List<Recording> recordings, Arrangement arrangement, Consumer<BadLine> onBad)
      throws IOException {
    Map<Recording, Survey> surveys = new LinkedHashMap<>();
    for (Recording recording : recordings) {
      Survey survey = Survey.of(recording, onBad);
      if (survey != null) {
        surveys.put(recording, survey);
      }
    }
    if (surveys.isEmpty()) {
      throw Failure.badInput("there is nothing to play in " + names(recordings));
    }
    if (!arrangement.asRecorded()) {
      refuseSharedCalls(surveys);
    }
    Programme programme = new Programme(arranged(surveys, arrangement.asRecorded()), arrangement);
    if (programme.lengthMs > LONGEST.toMillis()) {
      throw Failure.badInput(
          "the recording spans "
              + Duration.ofMillis(programme.lengthMs).toDays()
              + " days, at most "
              + LONGEST.toDays()
              + " can be played: is the \"at\" of every line right?");
    }
    return programme;
  }

  private static List<Part> arranged(Map<Recording, Survey> surveys, boolean asRecorded) {
    long earliest = surveys.values().stream().mapToLong(Survey::firstAt).min().orElseThrow();
    List<Part> parts = new ArrayList<>();
    surveys.forEach(
        (recording, survey) -> {
          long shift = asRecorded ? -earliest : parts.size() * STAGGER_MS - survey.firstAt();
          parts.add(new Part(recording, survey, shift));
        });
    return parts;
  }

  /** Two halves of one call, played at once, would be a call that never was. */
  private static void refuseSharedCalls(Map<Recording, Survey> surveys) {
    Map<String, Recording> owners = new LinkedHashMap<>();
    surveys.forEach(
        (recording, survey) ->
            survey
                .calls()
                .keySet()
                .forEach(
                    call -> {
                      Recording other = owners.putIfAbsent(call, recording);
                      if (other != null) {
                        throw Failure.badInput(
                            "the call "
                                + call
                                + " is in both "
                                + other.name()
                                + " and "
                                + recording.name()
                                + ": play them one after the other, or use --as-recorded");
                      }
                    }));
  }

  private static String names(List<Recording> recordings) {
    return recordings.stream().map(Recording::name).collect(Collectors.joining(", "));
  }

  /** Everything in the order of its moments. A recording is read as far as it was asked for. */
  MergedParts open() throws IOException {
    return MergedParts.open(parts, !arrangement.leaveOpen());
  }

  /** From the first event to the last, ms of record time. */
  public long lengthMs() {
    return lengthMs;
  }

  /** Pieces of speech, partials included. */
  public long segments() {
    return parts.stream().mapToLong(part -> part.survey().segments()).sum();
  }

  /** Every call that is played. */
  public Set<String> calls() {
    return callsThat(ended -> true);
  }

  /** The calls whose end is played too, so that a summary must come. */
  public Set<String> endedCalls() {
    return callsThat(ended -> ended || !arrangement.leaveOpen());
  }

  private Set<String> callsThat(Predicate<Boolean> wanted) {
    Set<String> calls = new TreeSet<>();
    for (Part part : parts) {
      part.survey()
          .calls()
          .forEach(
              (call, ended) -> {
                if (wanted.test(ended)) {
                  calls.add(call);
                }
              });
    }
    return calls;
  }

  /**
   * An event and when it is to be published.
   *
   * @param dueMs ms after the start; never less than the one before of the same recording, so that
   *     the order of its lines stays
   * @param atMs its record time, ms after the start; may be less than {@code dueMs} where lines are
   *     out of order
   */
  record Moment(long dueMs, long atMs, CallInput input) {}
}
