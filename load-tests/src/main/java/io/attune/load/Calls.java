package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Many calls at once as they are in a centre, partials, overlaps, silences and objections included:
 * latency of the cues, processor time, backlog and memory while they last.
 */
final class Calls extends RigWorkload {
  private static final String FIGURE = "p99 ms";
  private static final int PROBES_PER_SECOND = 20;
  private static final double RAISE = 1.5;

  /** What is further behind than this is not live any more. */
  private static final double BROKEN_MS = 1_000;

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public String description() {
    return "many calls at once with their turn-taking: latency, CPU, backlog, memory";
  }

  @Override
  BenchReport run(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    Machine machine = Machine.here();
    Rig rig = Rig.start(closing, options, Map.of());
    OpenLoad load = closing.open("load", () -> new OpenLoad(rig));
    Session session = new Session(rig, load, options, progress);
    int calls = options.calls(1_000);
    List<BenchCase> cases = new ArrayList<>();
    cases.add(session.measure(calls));
    List<String> notes = new ArrayList<>();
    notes.add(session.size());
    if (options.raise()) {
      notes.add(raise(session, calls, cases));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("calls", Integer.toString(calls));
    settings.put("seconds", session.seconds() + " after " + session.ramp() + " of lead-in");
    settings.put("probes", PROBES_PER_SECOND + "/s, Poisson; seed " + options.seed());
    settings.put("partitions", Integer.toString(Rig.PARTITIONS));
    settings.put("runs", session.runs() + " after a warm-up, subjects in turn");
    settings.put("Attune", "as attune run has it: 1 thread, no encoder");
    return new BenchReport(
        name(),
        "calls with turn-taking, partials, overlaps, silences and objections",
        FIGURE,
        "ms",
        settings,
        machine,
        cases,
        notes);
  }

  /** More and more, until cues come too late. */
  private static String raise(Session session, int calls, List<BenchCase> cases) throws Exception {
    int held = calls;
    BenchCase last = cases.get(0);
    while (last.median(Subject.ATTUNE, FIGURE) < BROKEN_MS) {
      held = (int) Math.round(held * RAISE);
      last = session.alone(held);
      cases.add(last);
    }
    return String.format(
        Locale.ROOT,
        "The knee: %,d calls held, at %,d the p99 was over %.0f ms.",
        (int) Math.round(held / RAISE),
        held,
        BROKEN_MS);
  }

  private static final class Session {
    private final Rig rig;
    private final OpenLoad load;
    private final BenchOptions options;
    private final PrintWriter progress;
    private final Map<Subject, SubjectProcess> subjects = new EnumMap<>(Subject.class);
    private final Map<Subject, Topics> topics = new EnumMap<>(Subject.class);
    private BareSize bareSize;
    private double changelogPerFinal;
    private int cells;

    Session(Rig rig, OpenLoad load, BenchOptions options, PrintWriter progress) throws Exception {
      this.rig = rig;
      this.load = load;
      this.options = options;
      this.progress = progress;
      for (Subject subject : Subject.values()) {
        subjects.put(subject, rig.open(subject));
        topics.put(subject, rig.topics(id(subject)));
      }
    }

    private static String id(Subject subject) {
      return subject.name().toLowerCase(Locale.ROOT);
    }

    int seconds() {
      return options.seconds(15);
    }

    int runs() {
      return options.runs(1);
    }

    /** A thousand calls a second begin at most: each takes an answer of its own. */
    int ramp() {
      return ramp(options.calls(1_000));
    }

    private static int ramp(int calls) {
      return 8 + calls / 1_000;
    }

    String size() {
      return String.format(
          Locale.ROOT,
          "The bare topology writes %d bytes in memory for each event but partials, and %d to the"
              + " window for each final: what Attune was seen to write in this run, in all %.0f bytes"
              + " of changelog, keys included, for a final.",
          bareSize.coreBytes(),
          bareSize.windowBytes(),
          changelogPerFinal);
    }

    BenchCase measure(int calls) throws Exception {
      for (Subject subject : Subject.values()) {
        cell(subject, calls, "warm-up");
      }
      List<BenchRun> runs = new ArrayList<>();
      for (int run = 1; run <= runs(); run++) {
        for (Subject subject : Subject.values()) {
          runs.add(cell(subject, calls, "run " + run));
        }
      }
      return new BenchCase(calls + " calls", runs);
    }

    BenchCase alone(int calls) throws Exception {
      return new BenchCase(calls + " calls", List.of(cell(Subject.ATTUNE, calls, "raised")));
    }

    private BenchRun cell(Subject subject, int calls, String label) throws Exception {
      SubjectProcess process = subjects.get(subject);
      Map<String, String> settings =
          rig.settings(
              id(subject), topics.get(subject), Guarantee.EXACTLY_ONCE_V2, "state-" + id(subject));
      if (subject == Subject.BARE) {
        settings.putAll(bareSize.settings());
      }
      process.start(settings);
      String name = "m" + ++cells;
      int ramp = ramp(calls);
      Progress group = new Progress(rig.admin(), id(subject), topics.get(subject).callEvents());
      try (CallsWatch watch = new CallsWatch(process.process(), group, calls)) {
        OpenLoad.Outcome outcome =
            load.run(
                name,
                subject,
                List.of(process.process()),
                topics.get(subject),
                begin ->
                    new CallsTraffic(
                        name,
                        calls,
                        PROBES_PER_SECOND,
                        ramp - 4,
                        ramp + seconds(),
                        begin,
                        options.seed()),
                ramp,
                watch);
        process.stop();
        Map<String, Double> figures = LatencyFigures.of(outcome);
        figures.putAll(watch.figures());
        if (subject == Subject.ATTUNE && bareSize == null) {
          measureState(outcome);
        }
        progress.printf(
            "%,d calls, %s, %s: p50 %.1f ms, p99 %.1f ms%n",
            calls, label, subject.label(), figures.get("p50 ms"), figures.get(FIGURE));
        progress.flush();
        return new BenchRun(subject, figures, outcome.micros(), outcome.load());
      }
    }

    private void measureState(OpenLoad.Outcome outcome) throws Exception {
      Changelogs changelogs = Changelogs.read(rig.servers(), id(Subject.ATTUNE));
      bareSize = changelogs.bareSize(outcome.events() - outcome.partials(), outcome.finals());
      changelogPerFinal = changelogs.bytesPer(outcome.finals());
    }
  }
}
