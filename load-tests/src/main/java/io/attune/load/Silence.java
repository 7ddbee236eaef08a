package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Many calls on which nobody speaks any more: how late each cue about it is against the moment that
 * it was due, and what calls cost of which nothing is due. There is no plain copy to compare with,
 * for nothing is copied.
 */
final class Silence extends RigWorkload {
  private static final String FIGURE = "p99 ms";
  private static final String PRODUCER = "bench";
  private static final long BEAT_MS = 250;
  private static final int DEAD_AIR_MS = 5_000;
  private static final int WARM_UP_CALLS = 500;

  /**
   * A second: so many fall quiet that one thread keeps up, and what is late is late by design. Each
   * such call is several events a few seconds later, its turn that settles, its cues and its going
   * to rest, so a thread is busier then than with as many finals of calls that go on.
   */
  private static final int FALLING_QUIET = 250;

  private static final long SPOKEN_MS = 2_500;
  private static final long RECOGNISED_MS = 300;

  /** Deeper silence is told of too, and by then it has been, and calls rest. */
  private static final int SETTLE_SECONDS = 40;

  private static final long PATIENCE_SECONDS = 30;

  @Override
  public String name() {
    return "silence";
  }

  @Override
  public String description() {
    return "lateness of dead-air cues on many quiet calls, and what quiet calls cost";
  }

  @Override
  BenchReport run(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
    QuietCalls quiet = new QuietCalls(closing, options, progress);
    quiet.warmUp();
    List<BenchCase> cases =
        List.of(
            quiet.measure("by the wall clock", false),
            quiet.measure("by heartbeats, one each " + BEAT_MS + " ms", true));
    return new BenchReport(
        name(),
        "lateness of each dead-air cue, from its due moment until it was read",
        FIGURE,
        "ms",
        quiet.settings(),
        quiet.machine,
        cases,
        List.of(
            "The bare topology keeps the calls in a list and looks at its head each 50 ms; it knows"
                + " no heartbeats.",
            quiet.bareNote()));
  }

  private static final class QuietCalls extends Session {
    private final int calls;
    private final int rate;
    private final int seconds;
    private final int runs;
    private final KafkaProducer<byte[], byte[]> producer;
    private final CallEvents codec = new CallEvents();
    private final Map<Subject, SubjectProcess> subjects;

    QuietCalls(Closing closing, BenchOptions options, PrintWriter progress) throws Exception {
      super(closing, options, progress);
      calls = options.calls(2_000);
      rate = options.rate(FALLING_QUIET);
      seconds = options.seconds(4);
      runs = options.runs(1);
      producer =
          closing.open(
              "producer",
              () ->
                  new KafkaProducer<>(
                      Map.of(
                          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                          rig.servers(),
                          ProducerConfig.LINGER_MS_CONFIG,
                          0),
                      new ByteArraySerializer(),
                      new ByteArraySerializer()));
      subjects = open(List.of(Subject.ATTUNE, Subject.BARE));
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("quiet calls", Integer.toString(calls));
      settings.put("falling quiet", rate + "/s, Poisson, seed " + options.seed());
      settings.put("idle", seconds + " s before the calls and after their cues");
      return shown(
          settings, runs + " after a warm-up, subjects in turn", AS_RUN + ", a tick each 50 ms");
    }

    BenchCase measure(String name, boolean beats) throws Exception {
      return new BenchCase(
          name,
          inTurn(
              subjects.keySet(),
              runs,
              (subject, run) -> {
                BenchRun measured = cell(subject, beats);
                say(
                    "%s, %s, %s: p99 %.1f ms late",
                    name, run, subject.label(), measured.figures().get(FIGURE));
                return measured;
              }));
    }

    /** Compiles the code that is hot; its figures would be those of a cold process. */
    void warmUp() throws Exception {
      for (Subject subject : subjects.keySet()) {
        String id = id(subject, nextCell());
        Topics topics = rig.topics(id);
        final Written.Mark mark = mark(id, topics);
        start(subject, id, topics);
        SilenceWatch watch = new SilenceWatch(subject);
        try (TopicReader reader =
            TopicReader.start(rig.servers(), List.of(topics.coachingCues()), watch)) {
          fallQuiet(topics, false, WARM_UP_CALLS);
          awaitCues(topics, false, watch, WARM_UP_CALLS);
        } finally {
          subjects.get(subject).stop();
        }
        if (subject == Subject.ATTUNE) {
          // Of each call its start and its one final.
          count(mark, 2 * WARM_UP_CALLS, WARM_UP_CALLS);
        }
      }
    }

    private void start(Subject subject, String id, Topics topics) throws Exception {
      Map<String, String> settings =
          settings(subject, id, topics, Guarantee.EXACTLY_ONCE_V2, "state-" + id);
      settings.put(BareSize.CUE_AFTER, Integer.toString(DEAD_AIR_MS));
      subjects.get(subject).start(settings);
    }

    private BenchRun cell(Subject subject, boolean beats) throws Exception {
      String id = id(subject, nextCell());
      Topics topics = rig.topics(id);
      start(subject, id, topics);
      SubjectProcess app = subjects.get(subject);
      MachineLoad.Watch machine = MachineLoad.watch(rig.processes());
      SilenceWatch watch = new SilenceWatch(subject);
      try (JvmProbe memory = JvmProbe.attach(app.process());
          TopicReader reader =
              TopicReader.start(rig.servers(), List.of(topics.coachingCues()), watch)) {
        double idleBefore = idlePct(app, topics, beats);
        long heapBefore = memory.memory().heap();
        fallQuiet(topics, beats, calls);
        awaitCues(topics, beats, watch, calls);
        beat(topics, beats, SETTLE_SECONDS);
        Map<String, Double> figures = LatencyFigures.spread(watch.micros());
        figures.put("missing", (double) calls - watch.calls());
        figures.put("idle CPU %, no calls", idleBefore);
        figures.put("idle CPU %", idlePct(app, topics, beats));
        JvmProbe.Memory after = memory.memory();
        figures.put("heap B/call", (double) (after.heap() - heapBefore) / calls);
        figures.put("process MiB", after.resident() / 1024.0 / 1024);
        return new BenchRun(subject, figures, watch.micros(), machine.end());
      } finally {
        app.stop();
      }
    }

    /** Percent of one core that the app takes while nothing happens. */
    private double idlePct(SubjectProcess app, Topics topics, boolean beats)
        throws InterruptedException {
      long cpu = app.process().cpuNanos();
      long nanos = System.nanoTime();
      beat(topics, beats, seconds);
      return 100.0 * (app.process().cpuNanos() - cpu) / (System.nanoTime() - nanos);
    }

    private void fallQuiet(Topics topics, boolean beats, int count) {
      Poisson arrivals = new Poisson(rate, new SplittableRandom(options.seed()));
      long begin = System.nanoTime();
      long beatenMs = 0;
      for (int call = 0; call < count; call++) {
        long due = begin + arrivals.next();
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        long now = System.currentTimeMillis();
        if (beats && now - beatenMs >= BEAT_MS) {
          beat(topics);
          beatenMs = now;
        }
        fallQuiet(topics, "call-" + call, beats ? PRODUCER : null, now);
      }
    }

    /** A partial and its final, and then nothing more. */
    private void fallQuiet(Topics topics, String callId, String producerId, long now) {
      String said = "Right, I have got that here in front of me.";
      long start = now - SPOKEN_MS - RECOGNISED_MS;
      send(topics, callId, producerId, start, BenchHeader.OTHER, started());
      send(topics, callId, producerId, now, BenchHeader.PARTIAL, said(said.substring(0, 16), 0));
      send(topics, callId, producerId, now, BenchHeader.FINAL, said(said, 1));
    }

    private static CallEvent.Body started() {
      return new CallStarted("agent", "sales", "north", "en-GB");
    }

    private static CallEvent.Body said(String text, int revision) {
      return new SegmentHeard(
          "s0", revision, revision == 1, Speaker.AGENT, "", text, 0, SPOKEN_MS, 1, List.of());
    }

    private void send(
        Topics topics,
        String callId,
        String producerId,
        long at,
        BenchHeader kind,
        CallEvent.Body body) {
      producer.send(
          new ProducerRecord<>(
              topics.callEvents(),
              null,
              null,
              callId.getBytes(StandardCharsets.UTF_8),
              codec.encode(new CallEvent(callId, "", at, producerId, body)),
              kind.headers()));
    }

    private void awaitCues(Topics topics, boolean beats, SilenceWatch watch, int count)
        throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (watch.calls() < count && System.nanoTime() < deadline) {
        pause(topics, beats);
      }
    }

    private void beat(Topics topics, boolean beats, int forSeconds) throws InterruptedException {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(forSeconds);
      while (System.nanoTime() < until) {
        pause(topics, beats);
      }
    }

    private void pause(Topics topics, boolean beats) throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(BEAT_MS);
      if (beats) {
        beat(topics);
      }
    }

    private void beat(Topics topics) {
      long now = System.currentTimeMillis();
      byte[] beat = codec.encode(CallEvent.of(null, now, new Heartbeat(PRODUCER, now)));
      for (int partition = 0; partition < options.partitions(); partition++) {
        producer.send(
            new ProducerRecord<>(
                topics.callEvents(), partition, null, null, beat, BenchHeader.OTHER.headers()));
      }
    }
  }
}
