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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One of two instances goes, the other has its calls in standby: the outage is the longest that any
 * probe took. There is no plain copy to compare with, for it has no state to take over.
 */
final class Failover extends RigWorkload {
  private static final String FIGURE = "outage s";

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
    Machine machine = Machine.here();
    Rig rig = Rig.start(closing, options, Map.of());
    OpenLoad load = closing.open("load", () -> new OpenLoad(rig));
    Session session = new Session(rig, load, options, progress);
    List<BenchCase> cases = new ArrayList<>();
    for (End end : End.values()) {
      cases.add(session.measure(end));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("final segments/s", session.rate() + ", Poisson, seed " + options.seed());
    settings.put("seconds", session.seconds() + " after " + LEAD_IN_SECONDS + " of lead-in");
    settings.put("instances", "2 with a standby, one ends " + END_AFTER_SECONDS + " s on");
    settings.put("partitions", Integer.toString(Rig.PARTITIONS));
    settings.put("runs", session.runs() + ", subjects in turn, new processes each time");
    return new BenchReport(
        name(),
        "the longest that any cue took while one of two instances went",
        FIGURE,
        "s",
        settings,
        machine,
        cases,
        List.of());
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

    int rate() {
      return options.rate(400);
    }

    int seconds() {
      return options.seconds(20);
    }

    int runs() {
      return options.runs(1);
    }

    BenchCase measure(End end) throws Exception {
      List<BenchRun> runs = new ArrayList<>();
      for (int run = 1; run <= runs(); run++) {
        for (Subject subject : List.of(Subject.ATTUNE, Subject.BARE)) {
          BenchRun measured = cell(subject, end);
          progress.printf(
              "%s, run %d, %s: %.1f s%n",
              end.label, run, subject.label(), measured.figures().get(FIGURE));
          progress.flush();
          runs.add(measured);
        }
      }
      return new BenchCase(end.label, runs);
    }

    private BenchRun cell(Subject subject, End end) throws Exception {
      String name = "m" + ++cells;
      String id = subject.name().toLowerCase(Locale.ROOT) + "-" + name;
      Topics topics = rig.topics(id);
      SubjectProcess going = start(subject, id, topics, 1);
      SubjectProcess staying = start(subject, id, topics, 2);
      OpenLoad.Outcome outcome =
          load.run(
              name,
              subject,
              List.of(going.process(), staying.process()),
              topics,
              begin ->
                  new FinalsTraffic(
                      name, rate(), LEAD_IN_SECONDS + seconds(), begin, options.seed()),
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
      if (bareSize == null) {
        bareSize = Changelogs.read(rig.servers(), id).bareSize(outcome.events(), outcome.finals());
      }
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put(FIGURE, outcome.micros().getMaxValue() / 1e6);
      Map<String, Double> all = LatencyFigures.of(outcome);
      for (String kept : List.of("p50 ms", "p95 ms", "samples", "missing", "doubled")) {
        figures.put(kept, all.get(kept));
      }
      return new BenchRun(subject, figures, outcome.micros(), outcome.load());
    }

    private SubjectProcess start(Subject subject, String id, Topics topics, int number)
        throws Exception {
      SubjectProcess process = rig.open(subject);
      Map<String, String> settings =
          rig.settings(id, topics, Guarantee.EXACTLY_ONCE_V2, "state-" + id + "-" + number);
      settings.put(Setting.STANDBY_REPLICAS.key(), "1");
      if (subject == Subject.BARE) {
        settings.putAll(bareSize.settings());
      }
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
