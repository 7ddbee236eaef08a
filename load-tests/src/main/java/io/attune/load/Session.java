package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One run of a workload on a {@link Rig}: who is measured in which order and with which settings,
 * and what Attune was seen to write last, so that the bare topology writes as much. So Attune is
 * measured first.
 */
abstract class Session {
  /** How most workloads run Attune. */
  static final String AS_RUN = "as attune run has it: 1 thread, no encoder";

  final BenchOptions options;
  final Machine machine;
  final Rig rig;
  private final Closing closing;
  private final PrintWriter progress;
  private BareSize bareSize;
  private int cells;

  /** One measurement. */
  interface Cell {
    /**
     * @param label which one it is, for people
     */
    BenchRun measure(Subject subject, String label) throws Exception;
  }

  /**
   * Starts the broker.
   *
   * @param progress says what is going on
   */
  Session(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    this.closing = closing;
    this.options = options;
    this.progress = progress;
    // Before anything of ours makes it busy.
    this.machine = Machine.here();
    this.rig = Rig.start(closing, options);
  }

  /** A load that ends with the session. */
  final OpenLoad openLoad() throws Exception {
    return closing.open("load", () -> new OpenLoad(rig));
  }

  /** A process for each, which stays until the end. */
  final Map<Subject, SubjectProcess> open(Collection<Subject> subjects) throws Exception {
    Map<Subject, SubjectProcess> processes = new EnumMap<>(Subject.class);
    for (Subject subject : subjects) {
      processes.put(subject, rig.open(subject));
    }
    return processes;
  }

  /** A name for the next measurement, unique in this run. */
  final String nextCell() {
    return "m" + ++cells;
  }

  /** The name of an application, and of its topics. */
  static String id(Subject subject, String of) {
    return subject.name().toLowerCase(Locale.ROOT) + "-" + of;
  }

  /** Settings for a subject, what it is to write included; see {@link Rig#settings}. */
  final Map<String, String> settings(
      Subject subject, String applicationId, Topics topics, Guarantee guarantee, String state)
      throws Exception {
    Map<String, String> settings = rig.settings(applicationId, topics, guarantee, state);
    if (subject == Subject.BARE) {
      settings.putAll(bareSize.settings());
    }
    return settings;
  }

  /** Where what a subject writes ends now, before a measurement. */
  final Written.Mark mark(String applicationId, Topics topics) throws Exception {
    return Written.mark(rig.servers(), applicationId, topics);
  }

  /**
   * Counts what Attune wrote in a measurement; from here on the bare topology writes as much.
   *
   * @param mark from before the measurement
   * @param records that led to it, partials left aside
   * @param finals among them
   */
  final Written count(Written.Mark mark, long records, long finals) throws Exception {
    Written written = Written.since(rig.servers(), mark);
    bareSize = written.bareSize(records, finals);
    return written;
  }

  /** The same after an open load. */
  final Written count(Written.Mark mark, OpenLoad.Outcome outcome) throws Exception {
    return count(mark, outcome.events() - outcome.partials(), outcome.finals());
  }

  /** Measures each so many times, one after the other and again, so that all meet the same. */
  static List<BenchRun> inTurn(Collection<Subject> subjects, int runs, Cell cell) throws Exception {
    List<BenchRun> measured = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      for (Subject subject : subjects) {
        measured.add(cell.measure(subject, "run " + run));
      }
    }
    return measured;
  }

  /** Tells people what is going on. */
  final void say(String format, Object... values) {
    progress.printf(Locale.ROOT, format + "%n", values);
    progress.flush();
  }

  /**
   * For the report: the settings of the workload, and those that all have.
   *
   * @param own by name, in the order to show
   * @param runs how many, and in which order
   * @param attune how it was run
   */
  final Map<String, String> shown(Map<String, String> own, String runs, String attune) {
    Map<String, String> shown = new LinkedHashMap<>(own);
    shown.put("partitions", Integer.toString(options.partitions()));
    shown.put("runs", runs);
    shown.put("Attune", attune);
    shown.put("Java", String.join(" ", rig.attuneJvm()));
    shown.put("class archive", LaunchedJvm.archive(rig.attuneJvm()));
    shown.put("more settings", options.settings().toString());
    return shown;
  }

  /** For the report: what the bare topology wrote. */
  final String bareNote() {
    return bareSize.toString();
  }
}
