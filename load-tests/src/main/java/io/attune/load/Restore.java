package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long a new instance, with nothing on its disk, takes until it runs where many calls are open:
 * from the start of its process, beside one that has no calls to restore. The floor is a consumer
 * that reads the same changelogs.
 */
final class Restore extends RigWorkload {
  private static final String FIGURE = "ready s";
  private static final int FINALS = 3;
  private static final long PATIENCE_SECONDS = 600;

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String description() {
    return "seconds until a new instance runs, with many open calls to restore";
  }

  @Override
  BenchReport run(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    Machine machine = Machine.here();
    Session session = new Session(closing, options, progress);
    session.prepare();
    List<BenchRun> runs = new ArrayList<>();
    for (int run = 1; run <= session.runs; run++) {
      for (Subject subject : Subject.values()) {
        runs.add(session.restore(subject, run));
      }
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("open calls", Integer.toString(session.calls));
    settings.put("final segments of each", Integer.toString(FINALS));
    settings.put("partitions", Integer.toString(Rig.PARTITIONS));
    settings.put("runs", session.runs + ", subjects in turn, a new process each time");
    return new BenchReport(
        name(),
        "from the start of the process until it runs",
        FIGURE,
        "s",
        settings,
        machine,
        List.of(new BenchCase(session.calls + " open calls", runs)),
        List.of("Of the plain copy: the time to read the changelogs, once connected."));
  }

  private static final class Session {
    private final PrintWriter progress;
    private final int calls;
    private final int runs;
    private final Rig rig;
    private final Topics topics;
    private final Topics empty;
    private final Map<Subject, Map<String, String>> sizes = new EnumMap<>(Subject.class);

    Session(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      this.progress = progress;
      calls = options.calls(2_000);
      runs = options.runs(2);
      rig = Rig.start(closing, options, Map.of());
      topics = rig.topics("restore");
      empty = rig.topics("empty");
    }

    /** Calls begin, and each app that will be restored keeps them in its changelogs. */
    void prepare() throws Exception {
      say("%,d calls begin", calls);
      load();
      sizes.put(Subject.ATTUNE, Map.of());
      fill(Subject.ATTUNE);
      Changelogs changelogs = Changelogs.read(rig.servers(), id(Subject.ATTUNE));
      sizes.put(
          Subject.BARE,
          changelogs.bareSize((long) calls * (FINALS + 1), (long) calls * FINALS).settings());
      fill(Subject.BARE);
    }

    private void load() throws Exception {
      SampleTurns turns = new SampleTurns();
      CallEvents codec = new CallEvents();
      try (var producer = rig.bulkProducer(new ByteArraySerializer())) {
        for (int call = 0; call < calls; call++) {
          long begun = System.currentTimeMillis() - 60_000;
          send(
              producer,
              codec,
              BenchHeader.OTHER,
              CallEvent.of(
                  "call-" + call,
                  begun,
                  new CallStarted("agent-" + call, "sales", "north", turns.language(call))));
          for (int turn = 0; turn < FINALS; turn++) {
            SegmentHeard said = turns.turn(call, turn);
            send(
                producer,
                codec,
                BenchHeader.FINAL,
                CallEvent.of("call-" + call, begun + said.endMs() + 300, said));
          }
        }
      }
    }

    private void send(
        KafkaProducer<byte[], byte[]> producer,
        CallEvents codec,
        BenchHeader kind,
        CallEvent event) {
      producer.send(
          new ProducerRecord<>(
              topics.callEvents(),
              null,
              null,
              event.callId().getBytes(StandardCharsets.UTF_8),
              codec.encode(event),
              kind.headers()));
    }

    private static String id(Subject subject) {
      return subject.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, String> settings(Subject subject, String id, Topics at, String state)
        throws Exception {
      Map<String, String> settings = rig.settings(id, at, Guarantee.EXACTLY_ONCE_V2, state);
      settings.putAll(sizes.get(subject));
      return settings;
    }

    private void fill(Subject subject) throws Exception {
      SubjectProcess process = rig.open(subject);
      process.start(settings(subject, id(subject), topics, "filling-" + id(subject)));
      new Progress(rig.admin(), id(subject), topics.callEvents())
          .await((long) calls * (FINALS + 1), process.process(), PATIENCE_SECONDS);
      process.stop();
      rig.end(process);
    }

    BenchRun restore(Subject subject, int run) throws Exception {
      MachineLoad.Watch machine = MachineLoad.watch(rig.processes());
      Map<String, Double> figures = new LinkedHashMap<>();
      if (subject == Subject.COPY) {
        Changelogs read = Changelogs.read(rig.servers(), id(Subject.ATTUNE));
        figures.put(FIGURE, (read.core().millis() + read.window().millis()) / 1e3);
        figures.put("changelog MiB", (read.core().bytes() + read.window().bytes()) / 1048576.0);
      } else {
        String state = "state-" + id(subject) + "-" + run;
        figures.put(FIGURE, ready(subject, id(subject), topics, state));
        figures.put(
            "ready s, no calls",
            ready(subject, "empty-" + id(subject) + "-" + run, empty, state + "-empty"));
      }
      say("run %d, %s: %.2f s", run, subject.label(), figures.get(FIGURE));
      return new BenchRun(subject, figures, null, machine.end());
    }

    /** Seconds from the start of a process until it runs. */
    private double ready(Subject subject, String id, Topics at, String state) throws Exception {
      long begun = System.nanoTime();
      SubjectProcess process = rig.open(subject);
      process.start(settings(subject, id, at, state));
      double seconds = (System.nanoTime() - begun) / 1e9;
      process.stop();
      rig.end(process);
      return seconds;
    }

    private void say(String format, Object... values) {
      progress.printf(Locale.ROOT, format + "%n", values);
      progress.flush();
    }
  }
}
