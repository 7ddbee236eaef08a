package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    Backlog backlog = new Backlog(closing, options, progress);
    List<BenchCase> cases = backlog.measure();
    return new BenchReport(
        name(),
        "a backlog of final segments worked off",
        FIGURE,
        FIGURE,
        backlog.settings(),
        backlog.machine,
        cases,
        List.of(backlog.bareNote()));
  }

  private static final class Backlog extends Session {
    private final int records;
    private final int calls;
    private final int runs;
    private final Topics topics;
    private final Map<Subject, SubjectProcess> subjects;

    Backlog(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      super(closing, options, progress);
      records = options.records(200_000);
      calls = options.calls(CALLS);
      runs = options.runs(3);
      topics = rig.topics("drain");
      load();
      subjects = open(Subject.STANDARD);
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("records", Integer.toString(records));
      settings.put("calls", Integer.toString(calls));
      return shown(settings, runs + " after a warm-up, subjects in turn", AS_RUN);
    }

    List<BenchCase> measure() throws Exception {
      List<BenchCase> cases = new ArrayList<>();
      for (Guarantee guarantee : options.guarantees()) {
        for (Subject subject : subjects.keySet()) {
          drain(subject, guarantee, "warm-up");
        }
        cases.add(
            new BenchCase(
                "drain, " + guarantee.key(),
                inTurn(subjects.keySet(), runs, (subject, run) -> drain(subject, guarantee, run))));
      }
      return cases;
    }

    private void load() throws Exception {
      say("loading %,d records", records);
      CallFlood flood = new CallFlood(calls);
      try (var producer = rig.bulkProducer(new StringSerializer())) {
        for (int i = 0; i < records; i++) {
          producer.send(new ProducerRecord<>(topics.callEvents(), flood.key(i), flood.value(i)));
        }
      }
    }

    private BenchRun drain(Subject subject, Guarantee guarantee, String label) throws Exception {
      String id = id(subject, nextCell());
      SubjectProcess process = subjects.get(subject);
      final Written.Mark mark = mark(id, topics);
      process.beginStart(settings(subject, id, topics, guarantee, "state-" + id));
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
        Written written = count(mark, records, records);
        figures.put("changelog B/record", written.changelogs().bytesPer(records));
        figures.put("changelog rows/record", written.changelogs().rowsPer(records));
      }
      say("%s, %s, %s: %,.0f/s", guarantee.key(), label, subject.label(), figures.get(FIGURE));
      return new BenchRun(subject, figures, null, load);
    }
  }
}
