package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.app.Setting;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One of two instances goes, the other has its calls in standby: the outage is the longest that any
 * probe took. There is no plain copy to compare with, for it has no state to take over.
 */
final class Failover extends RigWorkload {
  private static final String FIGURE = "outage s";
  private static final List<Subject> SUBJECTS = List.of(Subject.ATTUNE, Subject.BARE);

  /** Both instances must have their calls, and standbys theirs of the other's. */
  private static final int LEAD_IN_SECONDS = 12;

  private static final int END_AFTER_SECONDS = 3;
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  /** How the instance goes. */
  private enum End {
    KILLED("kill -9"),
    STOPPED("clean stop");

    private final String label;

    End(String label) {
      this.label = label;
    }
  }

  @Override
  public String name() {
    return "failover";
  }

  @Override
  public String description() {
    return "the longest that cues wait when one of two instances goes";
  }

  @Override
  BenchReport run(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    Failures failures = new Failures(closing, options, progress);
    List<BenchCase> cases = new ArrayList<>();
    for (End end : End.values()) {
      cases.add(failures.measure(end));
    }
    return new BenchReport(
        name(),
        "the longest that any cue took while one of two instances went",
        FIGURE,
        "s",
        failures.settings(),
        failures.machine,
        cases,
        List.of(failures.bareNote()));
  }

  private static final class Failures extends Session {
    private final int rate;
    private final int seconds;
    private final int runs;
    private final OpenLoad load;

    Failures(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      super(closing, options, progress);
      rate = options.rate(400);
      seconds = options.seconds(20);
      runs = options.runs(1);
      load = openLoad();
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("final segments/s", rate + ", Poisson, seed " + options.seed());
      settings.put("seconds", seconds + " after " + LEAD_IN_SECONDS + " of lead-in");
      settings.put("instances", "2 with a standby, one ends " + END_AFTER_SECONDS + " s on");
      return shown(settings, runs + ", subjects in turn, new processes each time", AS_RUN);
    }

    BenchCase measure(End end) throws Exception {
      return new BenchCase(
          end.label, inTurn(SUBJECTS, runs, (subject, run) -> cell(subject, end, run)));
    }

    private BenchRun cell(Subject subject, End end, String label) throws Exception {
      String name = nextCell();
      String id = id(subject, name);
      Topics topics = rig.topics(id);
      final Written.Mark mark = mark(id, topics);
      SubjectProcess going = start(subject, id, topics, 1);
      SubjectProcess staying = start(subject, id, topics, 2);
      OpenLoad.Outcome outcome =
          load.run(
              name,
              subject,
              List.of(going.process(), staying.process()),
              topics,
              begin ->
                  new FinalsTraffic(name, rate, LEAD_IN_SECONDS + seconds, begin, options.seed()),
              LEAD_IN_SECONDS,
              new OpenLoad.Meanwhile() {
                private CompletableFuture<Void> gone;

                @Override
                public void measuring() {
                  gone =
                      CompletableFuture.runAsync(
                          () -> end(going.process(), end),
                          CompletableFuture.delayedExecutor(END_AFTER_SECONDS, TimeUnit.SECONDS));
                }

                @Override
                public void sent() {
                  gone.join();
                }
              });
      staying.stop();
      rig.end(staying);
      rig.end(going);
      if (subject == Subject.ATTUNE) {
        count(mark, outcome);
      }
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put(FIGURE, outcome.micros().getMaxValue() / 1e6);
      Map<String, Double> all = LatencyFigures.of(outcome);
      for (String kept : List.of("p50 ms", "p95 ms", "samples", "missing", "doubled")) {
        figures.put(kept, all.get(kept));
      }
      say("%s, %s, %s: %.1f s", end.label, label, subject.label(), figures.get(FIGURE));
      return new BenchRun(subject, figures, outcome.micros(), outcome.load());
    }

    private SubjectProcess start(Subject subject, String id, Topics topics, int number)
        throws Exception {
      SubjectProcess process = rig.open(subject);
      Map<String, String> settings =
          settings(subject, id, topics, Guarantee.EXACTLY_ONCE_V2, "state-" + id + "-" + number);
      settings.put(Setting.STANDBY_REPLICAS.key(), "1");
      process.start(settings);
      return process;
    }

    private static void end(ChildProcess process, End end) {
      try {
        if (end == End.KILLED) {
          process.kill9();
        } else if (!process.stop(STOP_PATIENCE)) {
          throw new IllegalStateException(process.name() + " does not stop");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
