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
 * How long a cue takes from the moment that the words were to be published until a reader of
 * committed records has it. The subjects take turns in warm processes of their own.
 */
final class Latency extends RigWorkload {
  static final int LEAD_IN_SECONDS = 4;
  private static final String FIGURE = "p99 ms";
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
    Machine machine = Machine.here();
    Rig rig = Rig.start(closing, options, Map.of("log.cleaner.backoff.ms", "86400000"));
    OpenLoad load = closing.open("load", () -> new OpenLoad(rig));
    Map<Subject, SubjectProcess> subjects = new EnumMap<>(Subject.class);
    for (Subject subject : Subject.values()) {
      subjects.put(subject, rig.open(subject));
    }
    Session session = new Session(rig, load, subjects, options, progress);
    List<BenchCase> cases = new ArrayList<>();
    for (Guarantee guarantee : options.guarantees()) {
      cases.addAll(session.measure(guarantee));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("final segments/s", options.rates(RATES).toString());
    settings.put("seconds", session.seconds() + " after " + LEAD_IN_SECONDS + " of lead-in");
    settings.put("arrivals", "Poisson, seed " + options.seed() + "; every tenth is a probe");
    settings.put("partitions", Integer.toString(Rig.PARTITIONS));
    settings.put("runs", session.runs() + " after a warm-up, subjects in turn");
    settings.put("Attune", "as attune run has it: 1 thread, no encoder");
    return new BenchReport(
        name(),
        "from the moment that words were to be published until their cue was read",
        FIGURE,
        "ms",
        settings,
        machine,
        cases,
        List.of(session.size()));
  }

  /** The measurements. */
  private static final class Session {
    private final Rig rig;
    private final OpenLoad load;
    private final Map<Subject, SubjectProcess> subjects;
    private final BenchOptions options;
    private final PrintWriter progress;
    private BareSize bareSize;
    private int cells;

    Session(
        Rig rig,
        OpenLoad load,
        Map<Subject, SubjectProcess> subjects,
        BenchOptions options,
        PrintWriter progress) {
      this.rig = rig;
      this.load = load;
      this.subjects = subjects;
      this.options = options;
      this.progress = progress;
    }

    int seconds() {
      return options.seconds(10);
    }

    int runs() {
      return options.runs(2);
    }

    String size() {
      return String.format(
          Locale.ROOT,
          "The bare topology writes for each record %d bytes in memory and %d to the window: what"
              + " Attune was seen to write in this run.",
          bareSize.coreBytes(),
          bareSize.windowBytes());
    }

    List<BenchCase> measure(Guarantee guarantee) throws Exception {
      Map<Subject, Topics> topics = new EnumMap<>(Subject.class);
      for (Subject subject : Subject.values()) {
        topics.put(subject, rig.topics(id(subject, guarantee)));
      }
      List<Integer> rates = options.rates(RATES);
      int warmUp = rates.stream().mapToInt(Integer::intValue).max().orElseThrow();
      for (Subject subject : Subject.values()) {
        cell(subject, guarantee, topics.get(subject), warmUp, "warm-up");
      }
      List<BenchCase> cases = new ArrayList<>();
      for (int rate : rates) {
        List<BenchRun> runs = new ArrayList<>();
        for (int run = 1; run <= runs(); run++) {
          for (Subject subject : Subject.values()) {
            runs.add(cell(subject, guarantee, topics.get(subject), rate, "run " + run));
          }
        }
        cases.add(new BenchCase(guarantee.key() + ", " + rate + " final segments/s", runs));
      }
      return cases;
    }

    private static String id(Subject subject, Guarantee guarantee) {
      return (subject.name() + "-" + guarantee).toLowerCase(Locale.ROOT);
    }

    private BenchRun cell(
        Subject subject, Guarantee guarantee, Topics topics, int rate, String label)
        throws Exception {
      String id = id(subject, guarantee);
      SubjectProcess process = subjects.get(subject);
      Map<String, String> settings = rig.settings(id, topics, guarantee, "state-" + id);
      if (subject == Subject.BARE) {
        settings.putAll(bareSize.settings());
      }
      process.start(settings);
      String name = "m" + ++cells;
      OpenLoad.Outcome outcome =
          load.run(
              name,
              subject,
              List.of(process.process()),
              topics,
              // All subjects of a run get the same.
              begin ->
                  new FinalsTraffic(name, rate, LEAD_IN_SECONDS + seconds(), begin, options.seed()),
              LEAD_IN_SECONDS,
              new OpenLoad.Meanwhile() {});
      process.stop();
      if (subject == Subject.ATTUNE && bareSize == null) {
        bareSize = Changelogs.read(rig.servers(), id).bareSize(outcome.events(), outcome.finals());
      }
      Map<String, Double> figures = LatencyFigures.of(outcome);
      progress.printf(
          "%s %d/s, %s, %s: p50 %.1f ms, p99 %.1f ms%n",
          guarantee.key(),
          rate,
          label,
          subject.label(),
          figures.get("p50 ms"),
          figures.get("p99 ms"));
      progress.flush();
      return new BenchRun(subject, figures, outcome.micros(), outcome.load());
    }
  }
}
