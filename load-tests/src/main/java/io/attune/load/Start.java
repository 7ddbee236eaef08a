package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a process that has just started is worth: how long it takes until it is ready, and how long
 * cues take in its first seconds from then on. Each measurement has a process of its own, Attune's
 * by {@code attune run}; broker and load are warm. There is no plain copy to compare with, for it
 * is never ready.
 */
final class Start extends RigWorkload {
  private static final String FIGURE = "p99 ms";
  private static final List<Integer> RATES = List.of(500);

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
    Machine machine = Machine.here();
    Rig rig = Rig.start(closing, options, Map.of());
    OpenLoad load = closing.open("load", () -> new OpenLoad(rig));
    Session session = new Session(rig, load, options, progress);
    List<BenchCase> cases = session.measure();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("final segments/s", options.rates(RATES).toString());
    settings.put("seconds", session.seconds() + " after readiness");
    settings.put("arrivals", "Poisson, seed " + options.seed() + "; every tenth is a probe");
    settings.put("partitions", Integer.toString(Rig.PARTITIONS));
    settings.put("runs", session.runs() + ", subjects in turn, a new process each time");
    settings.put("Attune", "attune run --roles processor, without the encoder");
    settings.put("Java", rig.attuneJvm());
    settings.put("more settings", options.settings().toString());
    return new BenchReport(
        name(),
        "cues that were due in the first seconds of a process that had just got ready",
        FIGURE,
        "ms",
        settings,
        machine,
        cases,
        List.of(
            "ready s is counted from the start of the process; late s from readiness until the last"
                + " cue that took more than "
                + NewProcess.IN_TIME_MS
                + " ms was read."));
  }

  private static final class Session {
    private final Rig rig;
    private final OpenLoad load;
    private final BenchOptions options;
    private final PrintWriter progress;
    private BareSize bareSize;
    private int cells;

    Session(Rig rig, OpenLoad load, BenchOptions options, PrintWriter progress) {
      this.rig = rig;
      this.load = load;
      this.options = options;
      this.progress = progress;
    }

    int seconds() {
      return options.seconds(20);
    }

    int runs() {
      return options.runs(2);
    }

    List<BenchCase> measure() throws Exception {
      List<Integer> rates = options.rates(RATES);
      cell(Subject.ATTUNE, rates.get(0), false, "warm-up of broker and load");
      List<BenchCase> cases = new ArrayList<>();
      for (int rate : rates) {
        for (boolean waiting : List.of(false, true)) {
          List<BenchRun> runs = new ArrayList<>();
          for (int run = 1; run <= runs(); run++) {
            for (Subject subject : List.of(Subject.ATTUNE, Subject.BARE)) {
              runs.add(cell(subject, rate, waiting, "run " + run));
            }
          }
          cases.add(new BenchCase(label(rate, waiting), runs));
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
      String name = "m" + ++cells;
      String id = subject.name().toLowerCase(Locale.ROOT) + "-" + name;
      Topics topics = rig.topics(id);
      Map<String, String> settings =
          rig.settings(id, topics, Guarantee.EXACTLY_ONCE_V2, "state-" + id);
      if (subject == Subject.BARE) {
        settings.putAll(bareSize.settings());
      }
      BenchRun run;
      OpenLoad.Outcome outcome;
      try (NewProcess process = new NewProcess(rig, subject, settings, waiting, seconds())) {
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
      if (bareSize == null) {
        bareSize = Changelogs.read(rig.servers(), id).bareSize(outcome.events(), outcome.finals());
      }
      progress.printf(
          Locale.ROOT,
          "%s, %s, %s: ready after %.1f s, p50 %.0f ms, p99 %.0f ms%n",
          label(rate, waiting),
          label,
          subject.label(),
          run.figures().get("ready s"),
          run.figures().get("p50 ms"),
          run.figures().get(FIGURE));
      progress.flush();
      return run;
    }
  }
}
