package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process that has just started is worth: how long it takes until it runs and until it is
 * ready, and how long cues take in its first seconds from then on. Each measurement has a process
 * of its own, Attune's by {@code attune run}; broker and load are warm. There is no plain copy to
 * compare with, for it is never ready.
 */
final class Start extends RigWorkload {
  private static final String FIGURE = "p99 ms";
  private static final List<Integer> RATES = List.of(500);
  private static final List<Subject> SUBJECTS = List.of(Subject.ATTUNE, Subject.BARE);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String description() {
    return "seconds until a new process is ready, and how long its first cues take";
  }

  @Override
  BenchReport run(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    Starts starts = new Starts(closing, options, progress);
    List<BenchCase> cases = starts.measure();
    return new BenchReport(
        name(),
        "cues that were due in the first seconds of a process that had just got ready",
        FIGURE,
        "ms",
        starts.settings(),
        starts.machine,
        cases,
        List.of(
            "running s and ready s are counted from the start of the process: it coaches calls once"
                + " it runs, and is ready once it has rehearsed too. late s counts from readiness"
                + " until the last cue that took more than "
                + NewProcess.IN_TIME_MS
                + " ms was read.",
            starts.bareNote()));
  }

  private static final class Starts extends Session {
    private final List<Integer> rates;
    private final int seconds;
    private final int runs;
    private final OpenLoad load;

    Starts(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      super(closing, options, progress);
      rates = options.rates(RATES);
      seconds = options.seconds(20);
      runs = options.runs(2);
      load = openLoad();
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("final segments/s", rates.toString());
      settings.put("seconds", seconds + " after readiness");
      settings.put("arrivals", "Poisson, seed " + options.seed() + "; every tenth is a probe");
      return shown(
          settings,
          runs + ", subjects in turn, a new process each time",
          "attune run --roles processor, without the encoder");
    }

    List<BenchCase> measure() throws Exception {
      cell(Subject.ATTUNE, rates.get(0), false, "warm-up of broker and load");
      List<BenchCase> cases = new ArrayList<>();
      for (int rate : rates) {
        for (boolean waiting : List.of(false, true)) {
          cases.add(
              new BenchCase(
                  label(rate, waiting),
                  inTurn(SUBJECTS, runs, (subject, run) -> cell(subject, rate, waiting, run))));
        }
      }
      return cases;
    }

    private static String label(int rate, boolean waiting) {
      return rate
          + " final segments/s from the "
          + (waiting ? "start of the process on" : "moment of readiness on");
    }

    private BenchRun cell(Subject subject, int rate, boolean waiting, String label)
        throws Exception {
      String name = nextCell();
      String id = id(subject, name);
      Topics topics = rig.topics(id);
      Map<String, String> settings =
          settings(subject, id, topics, Guarantee.EXACTLY_ONCE_V2, "state-" + id);
      Written.Mark mark = mark(id, topics);
      BenchRun run;
      OpenLoad.Outcome outcome;
      try (NewProcess process = new NewProcess(rig, subject, settings, waiting, seconds)) {
        outcome =
            load.run(
                name,
                subject,
                List.of(),
                topics,
                begin ->
                    process.traffic(
                        seconds -> new FinalsTraffic(name, rate, seconds, begin, options.seed())),
                0,
                process);
        run = process.measured(outcome);
      }
      if (subject == Subject.ATTUNE) {
        count(mark, outcome);
      }
      say(
          "%s, %s, %s: running after %.1f s, ready after %.1f s, p50 %.0f ms, p99 %.0f ms",
          label(rate, waiting),
          label,
          subject.label(),
          run.figures().get("running s"),
          run.figures().get("ready s"),
          run.figures().get("p50 ms"),
          run.figures().get(FIGURE));
      return run;
    }
  }
}
