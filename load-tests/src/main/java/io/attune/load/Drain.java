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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How fast a backlog of final segments is worked off at the settings that calls run on. Broker and
 * subjects have processes of their own; the subjects take turns, and stay warm between them.
 */
final class Drain extends RigWorkload {
  private static final int CALLS = 2_000;
  private static final String FIGURE = "records/s";

  /** Neither start nor end count. */
  private static final double FROM = 0.2;

  private static final double TO = 0.95;
  private static final long PATIENCE_SECONDS = 300;

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String description() {
    return "a pre-loaded topic of final segments, records per second";
  }

  @Override
  BenchReport run(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    return new Session(closing, options, progress).run();
  }

  /** One run of the workload. */
  private static final class Session {
    private final BenchOptions options;
    private final PrintWriter progress;
    private final int records;
    private final int calls;
    private final Machine machine;
    private final Rig rig;
    private final Topics topics;
    private final Map<Subject, SubjectProcess> subjects = new LinkedHashMap<>();
    private BareSize bareSize;
    private double changelogBytes;

    Session(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      this.options = options;
      this.progress = progress;
      this.records = options.records(200_000);
      this.calls = options.calls(CALLS);
      // Compacted logs could not be counted.
      machine = Machine.here();
      rig = Rig.start(closing, options, Map.of("log.cleaner.backoff.ms", "86400000"));
      topics = rig.topics("drain");
      load();
      for (Subject subject : Subject.values()) {
        subjects.put(subject, rig.open(subject));
      }
    }

    BenchReport run() throws Exception {
      int runs = options.runs(3);
      List<BenchCase> cases = new ArrayList<>();
      for (Guarantee guarantee : options.guarantees()) {
        List<BenchRun> measured = new ArrayList<>();
        // The first one of each warms it up and is not counted.
        for (int round = 0; round <= runs; round++) {
          for (Subject subject : Subject.values()) {
            BenchRun run = drain(subject, guarantee, guarantee.key() + "-" + round);
            progress.printf(
                "%s %s, %s: %,.0f/s%n",
                guarantee.key(),
                round == 0 ? "warm-up" : "run " + round,
                subject.label(),
                run.figures().get(FIGURE));
            progress.flush();
            if (round > 0) {
              measured.add(run);
            }
          }
        }
        cases.add(new BenchCase("drain, " + guarantee.key(), measured));
      }
      return new BenchReport(
          "drain",
          "a backlog of final segments worked off",
          FIGURE,
          FIGURE,
          settings(runs),
          machine,
          cases,
          notes());
    }

    private void load() throws Exception {
      progress.printf("loading %,d records%n", records);
      progress.flush();
      CallFlood flood = new CallFlood(calls);
      try (var producer = rig.bulkProducer(new StringSerializer())) {
        for (int i = 0; i < records; i++) {
          producer.send(new ProducerRecord<>(topics.callEvents(), flood.key(i), flood.value(i)));
        }
      }
    }

    private BenchRun drain(Subject subject, Guarantee guarantee, String round) throws Exception {
      String id = "drain-" + subject.name().toLowerCase(Locale.ROOT) + "-" + round;
      SubjectProcess process = subjects.get(subject);
      Map<String, String> settings = rig.settings(id, topics, guarantee, "state-" + id);
      if (subject == Subject.BARE) {
        settings.putAll(bareSize.settings());
      }
      process.beginStart(settings);
      Progress committed = new Progress(rig.admin(), id, topics.callEvents());
      long from = committed.await((long) (FROM * records), process.process(), PATIENCE_SECONDS);
      MachineLoad.Watch machine = MachineLoad.watch(rig.processes());
      long nanos = System.nanoTime();
      long appCpu = process.process().cpuNanos();
      long brokerCpu = rig.broker().cpuNanos();
      double count =
          committed.await((long) (TO * records), process.process(), PATIENCE_SECONDS) - from;
      double seconds = (System.nanoTime() - nanos) / 1e9;
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put(FIGURE, count / seconds);
      figures.put("app CPU µs/record", (process.process().cpuNanos() - appCpu) / 1e3 / count);
      figures.put("broker CPU µs/record", (rig.broker().cpuNanos() - brokerCpu) / 1e3 / count);
      MachineLoad load = machine.end();
      committed.await(records, process.process(), PATIENCE_SECONDS);
      process.awaitDone();
      process.stop();
      if (subject == Subject.ATTUNE) {
        Changelogs changelogs = Changelogs.read(rig.servers(), id);
        bareSize = changelogs.bareSize(records, records);
        changelogBytes = changelogs.bytesPer(records);
        figures.put("changelog B/record", changelogBytes);
        figures.put("changelog rows/record", rowsPerRecord(changelogs));
      }
      return new BenchRun(subject, figures, null, load);
    }

    private double rowsPerRecord(Changelogs changelogs) {
      return (double) (changelogs.core().records() + changelogs.window().records()) / records;
    }

    private Map<String, String> settings(int runs) {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("records", Integer.toString(records));
      settings.put("calls", Integer.toString(calls));
      settings.put("partitions", Integer.toString(Rig.PARTITIONS));
      settings.put("runs", runs + " after a warm-up, subjects in turn");
      settings.put("Attune", "as attune run has it: 1 thread, no encoder");
      return settings;
    }

    private List<String> notes() {
      return List.of(
          String.format(
              "The bare topology writes for each record %d bytes in memory and %d to the window: what"
                  + " Attune was seen to write in this run.",
              bareSize.coreBytes(), bareSize.windowBytes()));
    }
  }
}
