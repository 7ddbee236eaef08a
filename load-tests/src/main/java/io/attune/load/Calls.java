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

  /** Enough to compile what is hot, also before a measurement of ten minutes. */
  private static final int WARM_UP_SECONDS = 30;

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
    CallsHeld held = new CallsHeld(closing, options, progress);
    List<BenchCase> cases = new ArrayList<>();
    cases.add(held.measure());
    List<String> notes = new ArrayList<>(held.notes());
    if (options.raise()) {
      notes.add(raise(held, cases));
    }
    return new BenchReport(
        name(),
        "calls with turn-taking, partials, overlaps, silences and objections",
        FIGURE,
        "ms",
        held.settings(),
        held.machine,
        cases,
        notes);
  }

  /** More and more, until cues come too late. */
  private static String raise(CallsHeld held, List<BenchCase> cases) throws Exception {
    int calls = held.calls;
    BenchCase last = cases.get(0);
    while (last.median(Subject.ATTUNE, FIGURE) < BROKEN_MS) {
      calls = (int) Math.round(calls * RAISE);
      last = held.alone(calls);
      cases.add(last);
    }
    return String.format(
        Locale.ROOT,
        "The knee: %,d calls held, at %,d the p99 was over %.0f ms.",
        (int) Math.round(calls / RAISE),
        calls,
        BROKEN_MS);
  }

  private static final class CallsHeld extends Session {
    private final int calls;
    private final int seconds;
    private final int runs;
    private final OpenLoad load;
    private final Map<Subject, SubjectProcess> subjects;
    private final Map<Subject, Topics> topics = new EnumMap<>(Subject.class);
    private double changelogPerFinal;

    CallsHeld(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      super(closing, options, progress);
      calls = options.calls(1_000);
      seconds = options.seconds(15);
      runs = options.runs(1);
      load = openLoad();
      subjects = open(Subject.STANDARD);
      for (Subject subject : subjects.keySet()) {
        topics.put(subject, rig.topics(id(subject)));
      }
    }

    private static String id(Subject subject) {
      return id(subject, "calls");
    }

    /** Until all calls have begun, a thousand a second at most, and been looked at. */
    private static int leadIn(int calls) {
      return 12 + calls / 1_000;
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("calls", Integer.toString(calls));
      settings.put("seconds", seconds + " after " + leadIn(calls) + " of lead-in");
      settings.put("probes", PROBES_PER_SECOND + "/s, Poisson; seed " + options.seed());
      return shown(settings, runs + " after a warm-up, subjects in turn", AS_RUN);
    }

    List<String> notes() {
      return List.of(
          bareNote(),
          String.format(
              Locale.ROOT,
              "Attune wrote %.0f bytes of changelog for a final, keys included.",
              changelogPerFinal));
    }

    BenchCase measure() throws Exception {
      for (Subject subject : subjects.keySet()) {
        cell(subject, calls, Math.min(seconds, WARM_UP_SECONDS), "warm-up");
      }
      return new BenchCase(
          calls + " calls",
          inTurn(subjects.keySet(), runs, (subject, run) -> cell(subject, calls, seconds, run)));
    }

    BenchCase alone(int calls) throws Exception {
      return new BenchCase(
          calls + " calls", List.of(cell(Subject.ATTUNE, calls, seconds, "raised")));
    }

    private BenchRun cell(Subject subject, int calls, int lasting, String label) throws Exception {
      SubjectProcess process = subjects.get(subject);
      Map<String, String> settings =
          settings(
              subject,
              id(subject),
              topics.get(subject),
              Guarantee.EXACTLY_ONCE_V2,
              "state-" + id(subject));
      final Written.Mark mark = mark(id(subject), topics.get(subject));
      process.start(settings);
      String name = nextCell();
      int leadIn = leadIn(calls);
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
                        leadIn - 8,
                        leadIn + lasting,
                        begin,
                        options.seed()),
                leadIn,
                watch);
        process.stop();
        Map<String, Double> figures = LatencyFigures.of(outcome);
        figures.putAll(watch.figures());
        if (subject == Subject.ATTUNE) {
          Written written = count(mark, outcome);
          changelogPerFinal = written.changelogs().bytesPer(outcome.finals());
        }
        say(
            "%,d calls, %s, %s: p50 %.1f ms, p99 %.1f ms",
            calls, label, subject.label(), figures.get("p50 ms"), figures.get(FIGURE));
        return new BenchRun(subject, figures, outcome.micros(), outcome.load());
      }
    }
  }
}
