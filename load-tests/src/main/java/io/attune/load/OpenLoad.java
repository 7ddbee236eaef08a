package io.attune.load;

import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends traffic to one subject on its own schedule, whatever becomes of it, and takes what comes
 * back. The first seconds are not measured.
 */
final class OpenLoad implements AutoCloseable {
  private static final long HEAD_START_MS = 200;

  /** A look at memory is a full collection, whose backlog is to be gone by then. */
  private static final long WARMED_NANOS = TimeUnit.SECONDS.toNanos(6);

  /** As Attune's own gateway publishes: long enough for what comes in together. */
  private static final int LINGER_MS = 1;

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Rig rig;
  private final KafkaProducer<byte[], byte[]> producer;
  private final CallEvents codec = new CallEvents();
  private long beginNanos;
  private long sent;
  private long partials;

  OpenLoad(Rig rig) throws IOException {
    this.rig = rig;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                rig.servers(),
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Traffic whose schedule begins at a moment. */
  interface Source {
    /**
     * @param beginMs epoch ms
     */
    Traffic from(long beginMs) throws IOException;
  }

  /** What else happens while it runs. */
  interface Meanwhile {
    /** What comes back is being read from here on; the schedule begins when this returns. */
    default void reading() throws Exception {}

    /**
     * It will be measured in six seconds, or sooner if the lead-in is shorter; is not waited for.
     */
    default void warmed() throws Exception {}

    /** The measured part begins; must return at once. */
    default void measuring() throws Exception {}

    /** Everything is sent, and every call still open. */
    default void sent() throws Exception {}
  }

  /**
   * What came of it.
   *
   * @param micros latency of the probes of the measured part
   * @param perSecond events sent a second, in the measured part
   * @param appCpuMicros processor time of the app's process for an event
   * @param brokerCpuMicros of the broker's
   * @param missing cues and rows that never came, of the whole
   * @param doubled cues and rows that came twice, of the whole
   * @param events sent in all
   * @param finals among them
   * @param partials among them
   * @param ledger all that was sent and came back
   */
  record Outcome(
      Histogram micros,
      double perSecond,
      double appCpuMicros,
      double brokerCpuMicros,
      int missing,
      int doubled,
      long events,
      int finals,
      long partials,
      Ledger ledger,
      MachineLoad load) {}

  /**
   * Runs it; the subject must be running when what comes back is being read, or later if it may be
   * waited for.
   *
   * @param name of the traffic
   * @param by the processes of the subject
   * @param leadInSeconds that are not measured
   * @param meanwhile what else happens
   */
  Outcome run(
      String name,
      Subject subject,
      List<ChildProcess> by,
      Topics topics,
      Source source,
      int leadInSeconds,
      Meanwhile meanwhile)
      throws Exception {
    Ledger ledger = new Ledger();
    Receipts receipts = new Receipts(subject, name, topics, ledger);
    try (TopicReader reader = TopicReader.start(rig.servers(), receipts.topics(), receipts)) {
      meanwhile.reading();
      Traffic traffic = source.from(System.currentTimeMillis() + HEAD_START_MS);
      beginNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEAD_START_MS);
      sent = 0;
      partials = 0;
      long leadIn = TimeUnit.SECONDS.toNanos(leadInSeconds);
      Sending next = sendUntil(traffic, leadIn - WARMED_NANOS, topics, ledger);
      CompletableFuture<Void> warmed = CompletableFuture.runAsync(() -> call(meanwhile::warmed));
      if (next != null) {
        send(next, topics, ledger);
      }
      next = sendUntil(traffic, leadIn, topics, ledger);
      final int firstProbe = ledger.probes();
      final long before = sent;
      final MachineLoad.Watch machine = MachineLoad.watch(rig.processes());
      final long appCpu = cpu(by);
      final long brokerCpu = rig.broker().cpuNanos();
      final long from = System.nanoTime();
      meanwhile.measuring();
      if (next != null) {
        send(next, topics, ledger);
      }
      sendUntil(traffic, Long.MAX_VALUE, topics, ledger);
      double nanos = System.nanoTime() - from;
      double events = sent - before;
      double app = (cpu(by) - appCpu) / 1e3 / events;
      double broker = (rig.broker().cpuNanos() - brokerCpu) / 1e3 / events;
      MachineLoad load = machine.end();
      final int lastProbe = ledger.probes();
      warmed.join();
      meanwhile.sent();
      end(traffic, topics, ledger);
      return new Outcome(
          ledger.micros(firstProbe, lastProbe),
          events * 1e9 / nanos,
          app,
          broker,
          ledger.missing(),
          ledger.doubles(),
          sent,
          ledger.finals(),
          partials,
          ledger,
          load);
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void call(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static long cpu(List<ChildProcess> processes) {
    return processes.stream().mapToLong(ChildProcess::cpuNanos).sum();
  }

  /** Sends what is due before a moment, and returns what comes after; null at the end. */
  private Sending sendUntil(Traffic traffic, long untilNanos, Topics topics, Ledger ledger) {
    while (traffic.hasNext()) {
      Sending next = traffic.next();
      if (next.atNanos() >= untilNanos) {
        return next;
      }
      send(next, topics, ledger);
    }
    return null;
  }

  private void send(Sending sending, Topics topics, Ledger ledger) {
    long due = beginNanos + sending.atNanos();
    byte[] key = sending.event().callId().getBytes(StandardCharsets.UTF_8);
    byte[] value = codec.encode(sending.event());
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    List<Header> headers = sending.kind().headers();
    if (sending.kind() == BenchHeader.FINAL || sending.kind() == BenchHeader.PROBE) {
      ledger.sending(sending.probe(), due);
      headers = sending.kind().headers(sending.finalNumber());
    }
    producer.send(new ProducerRecord<>(topics.callEvents(), null, null, key, value, headers));
    sent++;
    partials += sending.kind() == BenchHeader.PARTIAL ? 1 : 0;
  }

  private void end(Traffic traffic, Topics topics, Ledger ledger) throws InterruptedException {
    Iterator<Sending> ending = traffic.ending(System.nanoTime() - beginNanos);
    while (ending.hasNext()) {
      send(ending.next(), topics, ledger);
    }
    producer.flush();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (ledger.missing() > 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
