package io.attune.load.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.wire.CallEvents;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes live calls and heartbeats, with a clock of its own, and makes the mistakes that it is
 * told to make with what comes next. A thread of its own publishes; the other methods are for any.
 */
final class CallProducer implements AutoCloseable {
  private static final String TOPIC = "call-events";
  private static final long TURN_MS = 20;
  private static final long BEAT_MS = 250;

  /** How long after another a call begins that takes its place, at most, in ms. */
  private static final int PAUSE_MS = 4_000;

  private final String id;
  private final int callsAtOnce;
  private final List<List<Published.Line>> samples;
  private final Random random;
  private final CallEvents codec = new CallEvents();
  private final KafkaProducer<byte[], byte[]> kafka;
  private final Thread thread;
  private final List<Published> calls = new ArrayList<>();
  private final PriorityQueue<Later> later = new PriorityQueue<>();
  private int begun;
  private long nextBeat;
  private Said held;
  private int copies;
  private boolean holdNext;
  private boolean reviseNext;
  private long skewMs;
  private long silentUntil;
  private boolean isEnding;
  private volatile boolean isStopped;

  /** One record of a call. */
  private record Said(String callId, CallEvent.Body body) {}

  /** A record that is published at a moment, epoch ms. */
  private record Later(long at, Said said) implements Comparable<Later> {
    @Override
    public int compareTo(Later other) {
      return Long.compare(at, other.at);
    }
  }

  /**
   * Starts to publish.
   *
   * @param id its name, in records and heartbeats
   * @param servers the broker
   * @param callsAtOnce how many calls it has at a time
   */
  CallProducer(
      String id, String servers, int callsAtOnce, List<List<Published.Line>> samples, long seed) {
    this.id = id;
    this.callsAtOnce = callsAtOnce;
    this.samples = samples;
    this.random = new Random(seed);
    this.kafka = open(servers);
    this.thread = new Thread(this::run, "chaos-" + id);
    thread.setDaemon(true);
    thread.start();
  }

  /** A producer that gives nothing up while the broker is away. */
  static KafkaProducer<byte[], byte[]> open(String servers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 300_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  // Mistakes.

  /** The next record is published again and again. */
  synchronized void duplicateNext(int times) {
    copies = times;
  }

  /** The next record is published after the one that follows it. */
  synchronized void holdNext() {
    holdNext = true;
  }

  /** The next final is revised later on. */
  synchronized void reviseNext() {
    reviseNext = true;
  }

  /** Its clock is wrong by so much from now on, in ms. */
  synchronized void setClock(long wrongBy) {
    skewMs = wrongBy;
  }

  /** No heartbeat for a while, in ms. */
  synchronized void silence(long ms) {
    silentUntil = System.currentTimeMillis() + ms;
  }

  /** Ends all calls, and begins no more; heartbeats go on. */
  synchronized void endCalls() {
    isEnding = true;
    long now = System.currentTimeMillis();
    release();
    for (Published call : calls) {
      CallEvent.Body end = call.hangUp();
      if (end != null) {
        send(new Said(call.callId(), end), now);
      }
    }
    calls.clear();
  }

  // Publishing.

  private void run() {
    try {
      while (!isStopped) {
        turn(System.currentTimeMillis());
        Thread.sleep(TURN_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void turn(long now) {
    while (!isEnding && calls.size() < callsAtOnce) {
      calls.add(
          new Published(
              id + "-" + ++begun,
              samples.get(random.nextInt(samples.size())),
              now + random.nextInt(PAUSE_MS),
              random.nextBoolean()));
    }
    for (Iterator<Published> each = calls.iterator(); each.hasNext(); ) {
      Published call = each.next();
      for (CallEvent.Body body = call.poll(now); body != null; body = call.poll(now)) {
        publish(new Said(call.callId(), body), now);
      }
      if (call.isOver()) {
        each.remove();
      }
    }
    while (!later.isEmpty() && later.peek().at() <= now) {
      send(later.poll().said(), now);
    }
    if (now >= nextBeat) {
      nextBeat = now + BEAT_MS;
      if (now >= silentUntil) {
        beat(now);
      }
    }
  }

  private void publish(Said said, long now) {
    if (holdNext) {
      holdNext = false;
      release();
      held = said;
      return;
    }
    send(said, now);
    release();
    for (; copies > 0; copies--) {
      send(said, now);
    }
    if (reviseNext && said.body() instanceof SegmentHeard segment && segment.isFinal()) {
      reviseNext = false;
      later.add(
          new Later(now + 500 + random.nextInt(6_000), new Said(said.callId(), revised(segment))));
    }
  }

  private void release() {
    if (held != null) {
      Said late = held;
      held = null;
      send(late, System.currentTimeMillis());
    }
  }

  private static SegmentHeard revised(SegmentHeard s) {
    return new SegmentHeard(
        s.segmentId(),
        s.revision() + 1,
        true,
        s.speaker(),
        s.speakerId(),
        s.text() + " okay",
        s.startMs(),
        s.endMs(),
        s.confidence(),
        List.of());
  }

  private void send(Said said, long now) {
    CallEvent event = new CallEvent(said.callId(), "", now + skewMs, id, said.body());
    kafka.send(new ProducerRecord<>(TOPIC, said.callId().getBytes(UTF_8), codec.encode(event)));
  }

  private void beat(long now) {
    long at = now + skewMs;
    byte[] value = codec.encode(new CallEvent(null, "", at, id, new Heartbeat(id, at)));
    for (int partition = 0; partition < Stage.PARTITIONS; partition++) {
      kafka.send(new ProducerRecord<>(TOPIC, partition, null, value));
    }
  }

  /** Its name, in records and heartbeats. */
  String id() {
    return id;
  }

  /** How many calls it has begun. */
  synchronized int callsBegun() {
    return begun;
  }

  /** Stops to publish, once all that was published has arrived. */
  @Override
  public void close() throws InterruptedException {
    isStopped = true;
    thread.join();
    kafka.close();
  }
}
