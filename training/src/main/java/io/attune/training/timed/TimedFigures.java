package io.attune.training.timed;

import io.attune.call.Speaker;
import io.attune.detect.Airtime;
import io.attune.detect.Conversation;
import io.attune.engine.CallEngine;
import io.attune.training.figures.Bootstrap;
import io.attune.training.figures.Estimate;
import io.attune.training.labelled.LabelledTurn;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How the engine's measurements of a set compare with its published times.
 *
 * @param dialogues how many have times
 * @param silences of five seconds and more, by the times
 * @param found the share of them that the call's record names
 * @param noticed the share of them that was noticed while it lasted
 * @param extra silences in the record that the times do not have
 * @param early dead air that was noticed though words were on their way: quiet that was shorter
 * @param shortestEarlyMs the shortest of these, in milliseconds; 0 without any
 * @param overlapShare time that both sides speak at once, of all time in which anybody does
 * @param overlapError difference of the engine's overlap share from it, mean over dialogues of its
 *     absolute value
 * @param talkShareError the same for the agent's share of all talk
 */
public record TimedFigures(
    int dialogues,
    long silences,
    Estimate found,
    Estimate noticed,
    long extra,
    long early,
    long shortestEarlyMs,
    Estimate overlapShare,
    Estimate overlapError,
    Estimate talkShareError) {

  /** What counts as a silence here, in milliseconds; the engine's own threshold for dead air. */
  private static final long SILENCE_MS = 5_000;

  /** A finding may lie this far beside the truth, in milliseconds: the spacing of heartbeats. */
  private static final long TOLERANCE_MS = 250;

  /** The counts of one dialogue. */
  private record Counts(
      long silences,
      long found,
      long noticed,
      long extra,
      List<Long> early,
      double overlapMs,
      double spokenMs,
      double overlapError,
      double talkShareError) {}

  /**
   * Runs a set through the engine.
   *
   * @return empty if no times with a reference are published for the set
   */
  public static Optional<TimedFigures> of(List<LabelledTurn> turns, CallEngine engine, long seed) {
    List<Counts> all =
        TimedTalk.of(turns).parallelStream().map(talk -> counts(talk, engine)).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(of(all, seed));
  }

  private static TimedFigures of(List<Counts> all, long seed) {
    List<Estimate> estimates =
        new Bootstrap(all.size(), seed)
            .estimates(
                List.of(
                    ratio(all, Counts::found, Counts::silences),
                    ratio(all, Counts::noticed, Counts::silences),
                    ratio(all, Counts::overlapMs, Counts::spokenMs),
                    ratio(all, Counts::overlapError, c -> 1),
                    ratio(all, Counts::talkShareError, c -> 1)));
    return new TimedFigures(
        all.size(),
        sum(all, Counts::silences),
        estimates.get(0),
        estimates.get(1),
        sum(all, Counts::extra),
        sum(all, counts -> counts.early().size()),
        all.stream().flatMap(counts -> counts.early().stream()).min(Long::compare).orElse(0L),
        estimates.get(2),
        estimates.get(3),
        estimates.get(4));
  }

  private static long sum(List<Counts> all, ToLongFunction<Counts> of) {
    return all.stream().mapToLong(of).sum();
  }

  /** The sum of one thing over the sum of another, dialogues counting as often as they weigh. */
  private static ToDoubleFunction<int[]> ratio(
      List<Counts> all, ToDoubleFunction<Counts> of, ToDoubleFunction<Counts> over) {
    return weights -> {
      double top = 0;
      double bottom = 0;
      for (int i = 0; i < weights.length; i++) {
        top += weights[i] * of.applyAsDouble(all.get(i));
        bottom += weights[i] * over.applyAsDouble(all.get(i));
      }
      return top / bottom;
    };
  }

  private static Counts counts(TimedTalk talk, CallEngine engine) {
    EngineRun run = EngineRun.of(engine, talk);
    List<Span> silences = talk.silences(SILENCE_MS);
    long found =
        silences.stream().filter(s -> run.silences().stream().anyMatch(s::isAbout)).count();
    long extra =
        run.silences().stream().filter(s -> silences.stream().noneMatch(s::isAbout)).count();
    long noticed =
        silences.stream().filter(s -> run.notices().stream().anyMatch(n -> isIn(n, s))).count();
    List<Long> early =
        run.notices().stream()
            .filter(notice -> silences.stream().noneMatch(s -> isIn(notice, s)))
            .map(notice -> quietMs(notice, talk))
            .toList();
    long agentMs = talk.talkMs(Speaker.AGENT);
    long customerMs = talk.talkMs(Speaker.CUSTOMER);
    long spokenMs = agentMs + customerMs - talk.overlapMs();
    Conversation heard = run.heard();
    Airtime agent = heard.agent();
    Airtime customer = heard.customer();
    double heardMs = agent.talkMs() + customer.talkMs() - heard.overlapMs();
    return new Counts(
        silences.size(),
        found,
        noticed,
        extra,
        early,
        talk.overlapMs(),
        spokenMs,
        Math.abs(share(heard.overlapMs(), heardMs) - share(talk.overlapMs(), spokenMs)),
        Math.abs(heard.agentTalkShare() - share(agentMs, agentMs + customerMs)));
  }

  /** Whether dead air was noticed while a silence lasted, and rightly dated. */
  private static boolean isIn(EngineRun.Notice notice, Span silence) {
    return isSince(notice, silence) && notice.atMs() <= silence.endMs() + TOLERANCE_MS;
  }

  /** How long it was quiet in truth when dead air was noticed, 0 if somebody was speaking. */
  private static long quietMs(EngineRun.Notice notice, TimedTalk talk) {
    return talk.silences(1).stream()
        .filter(quiet -> isSince(notice, quiet))
        .mapToLong(Span::lengthMs)
        .max()
        .orElse(0);
  }

  private static boolean isSince(EngineRun.Notice notice, Span quiet) {
    return Math.abs(notice.sinceMs() - quiet.startMs()) <= TOLERANCE_MS;
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
