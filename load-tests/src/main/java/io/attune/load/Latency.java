package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.EncoderMode;
import io.attune.app.Guarantee;
import io.attune.app.Setting;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How long a cue takes from the moment that the words were to be published until a reader of
 * committed records has it. The subjects take turns in warm processes of their own.
 */
final class Latency extends RigWorkload {
  static final int LEAD_IN_SECONDS = 4;
  static final String P50 = "p50 ms";
  static final String FIGURE = "p99 ms";
  static final String EMBEDDED = "embedded turns/s";
  private static final List<Integer> RATES = List.of(2_000);

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String description() {
    return "from the intended publishing of words to the reading of the cue, milliseconds";
  }

  @Override
  BenchReport run(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    if (options.encoder()) {
      // Said at once if it is not there, and not by a process of its own in the middle of a run.
      EncoderMode.ON.find();
    }
    CueLatency latency = new CueLatency(closing, options, progress);
    List<BenchCase> cases = new ArrayList<>();
    for (Guarantee guarantee : options.guarantees()) {
      cases.addAll(latency.measure(guarantee));
    }
    List<String> notes = new ArrayList<>(List.of(latency.bareNote()));
    if (options.encoder()) {
      cases.forEach(part -> notes.add(encoderNote(part)));
    }
    return new BenchReport(
        name(),
        "from the moment that words were to be published until their cue was read",
        FIGURE,
        "ms",
        latency.settings(),
        latency.machine,
        cases,
        notes);
  }

  /** What the encoder costs those cues that do not wait for it. */
  static String encoderNote(BenchCase part) {
    return String.format(
        Locale.ROOT,
        "%s: with the encoder at %.0f embedded turns/s p50 is %.2f and p99 %.2f of that without.",
        part.name(),
        part.median(Subject.ENCODER, EMBEDDED),
        part.median(Subject.ENCODER, P50) / part.median(Subject.ATTUNE, P50),
        part.median(Subject.ENCODER, FIGURE) / part.median(Subject.ATTUNE, FIGURE));
  }

  private static final class CueLatency extends Session {
    private final List<Integer> rates;
    private final int seconds;
    private final int runs;
    private final OpenLoad load;
    private final Map<Subject, SubjectProcess> subjects;

    CueLatency(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      super(closing, options, progress);
      rates = options.rates(RATES);
      seconds = options.seconds(10);
      runs = options.runs(2);
      load = openLoad();
      subjects =
          open(options.encoder() ? EnumSet.allOf(Subject.class) : Set.copyOf(Subject.STANDARD));
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("final segments/s", rates.toString());
      settings.put("seconds", seconds + " after " + LEAD_IN_SECONDS + " of lead-in");
      settings.put("arrivals", "Poisson, seed " + options.seed() + "; every tenth is a probe");
      return shown(settings, runs + " after a warm-up, subjects in turn", AS_RUN);
    }

    List<BenchCase> measure(Guarantee guarantee) throws Exception {
      Map<Subject, Topics> topics = new EnumMap<>(Subject.class);
      for (Subject subject : subjects.keySet()) {
        topics.put(subject, rig.topics(id(subject, guarantee.key())));
      }
      int warmUp = rates.stream().mapToInt(Integer::intValue).max().orElseThrow();
      for (Subject subject : subjects.keySet()) {
        cell(subject, guarantee, topics.get(subject), warmUp, "warm-up");
      }
      List<BenchCase> cases = new ArrayList<>();
      for (int rate : rates) {
        cases.add(
            new BenchCase(
                guarantee.key() + ", " + rate + " final segments/s",
                inTurn(
                    subjects.keySet(),
                    runs,
                    (subject, run) -> cell(subject, guarantee, topics.get(subject), rate, run))));
      }
      return cases;
    }

    private BenchRun cell(
        Subject subject, Guarantee guarantee, Topics topics, int rate, String label)
        throws Exception {
      String id = id(subject, guarantee.key());
      SubjectProcess process = subjects.get(subject);
      Map<String, String> settings = settings(subject, id, topics, guarantee, "state-" + id);
      RefinedTurns refined = null;
      if (subject == Subject.ENCODER) {
        settings.put(Setting.ENCODER.key(), EncoderMode.ON.key());
        refined = new RefinedTurns(process);
      }
      final Written.Mark mark = mark(id, topics);
      process.start(settings);
      String name = nextCell();
      OpenLoad.Outcome outcome =
          load.run(
              name,
              subject,
              List.of(process.process()),
              topics,
              // All subjects of a run get the same.
              begin ->
                  new FinalsTraffic(name, rate, LEAD_IN_SECONDS + seconds, begin, options.seed()),
              LEAD_IN_SECONDS,
              refined == null ? new OpenLoad.Meanwhile() {} : refined);
      process.stop();
      if (subject == Subject.ATTUNE) {
        count(mark, outcome);
      }
      Map<String, Double> figures = LatencyFigures.of(outcome);
      if (refined != null) {
        figures.put(EMBEDDED, refined.perSecond());
      }
      say(
          "%s %d/s, %s, %s: p50 %.1f ms, p99 %.1f ms",
          guarantee.key(), rate, label, subject.label(), figures.get(P50), figures.get(FIGURE));
      return new BenchRun(subject, figures, outcome.micros(), outcome.load());
    }
  }
}
