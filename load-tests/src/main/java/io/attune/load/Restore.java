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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

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
    Restored restored = new Restored(closing, options, progress);
    List<BenchRun> runs = restored.measure();
    return new BenchReport(
        name(),
        "from the start of the process until it is ready",
        FIGURE,
        "s",
        restored.settings(),
        restored.machine,
        List.of(new BenchCase(restored.calls + " open calls", runs)),
        List.of(
            "running s is when calls are coached, ready s when the process has rehearsed too. Of the"
                + " plain copy: the time to read the changelogs, once connected.",
            restored.bareNote()));
  }

  private static final class Restored extends Session {
    private final int calls;
    private final int runs;
    private final Topics topics;
    private final Topics empty;

    Restored(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      super(closing, options, progress);
      calls = options.calls(2_000);
      runs = options.runs(2);
      topics = rig.topics("restore");
      empty = rig.topics("empty");
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("open calls", Integer.toString(calls));
      settings.put("final segments of each", Integer.toString(FINALS));
      return shown(settings, runs + ", subjects in turn, a new process each time", AS_RUN);
    }

    /** Calls begin, and each app that will be restored keeps them in its changelogs. */
    List<BenchRun> measure() throws Exception {
      say("%,d calls begin", calls);
      load();
      Written.Mark mark = mark(id(Subject.ATTUNE), topics);
      fill(Subject.ATTUNE);
      count(mark, (long) calls * (FINALS + 1), (long) calls * FINALS);
      fill(Subject.BARE);
      return inTurn(Subject.STANDARD, runs, this::restore);
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
      return id(subject, "full");
    }

    private Map<String, String> settings(Subject subject, String id, Topics at, String state)
        throws Exception {
      return settings(subject, id, at, Guarantee.EXACTLY_ONCE_V2, state);
    }

    private void fill(Subject subject) throws Exception {
      SubjectProcess process = rig.open(subject);
      process.start(settings(subject, id(subject), topics, "filling-" + id(subject)));
      new Progress(rig.admin(), id(subject), topics.callEvents())
          .await((long) calls * (FINALS + 1), process.process(), PATIENCE_SECONDS);
      process.stop();
      rig.end(process);
    }

    private BenchRun restore(Subject subject, String run) throws Exception {
      MachineLoad.Watch machine = MachineLoad.watch(rig.processes());
      Map<String, Double> figures = new LinkedHashMap<>();
      if (subject == Subject.COPY) {
        Changelogs read = Changelogs.read(rig.servers(), id(Subject.ATTUNE));
        figures.put(FIGURE, (read.core().millis() + read.window().millis()) / 1e3);
        figures.put("changelog MiB", (read.core().bytes() + read.window().bytes()) / 1048576.0);
      } else {
        String cell = nextCell();
        start(subject, id(subject), topics, "state-" + cell, figures, "");
        start(subject, id(subject, cell), empty, "empty-" + cell, figures, ", no calls");
      }
      say("%s, %s: %.2f s", run, subject.label(), figures.get(FIGURE));
      return new BenchRun(subject, figures, null, machine.end());
    }

    /** Seconds from the start of a process until it runs, and until it is ready. */
    private void start(
        Subject subject,
        String id,
        Topics at,
        String state,
        Map<String, Double> figures,
        String with)
        throws Exception {
      long begun = System.nanoTime();
      SubjectProcess process = rig.open(subject);
      process.beginStart(settings(subject, id, at, state));
      process.process().awaitRunning(PATIENCE);
      figures.put("running s" + with, (System.nanoTime() - begun) / 1e9);
      process.awaitDone();
      figures.put(FIGURE + with, (System.nanoTime() - begun) / 1e9);
      process.stop();
      rig.end(process);
    }
  }
}
