package io.attune.gateway;

import io.attune.call.CallEvent;
import io.attune.call.CueFeedback;
import io.attune.gateway.access.Refused;
import io.attune.topology.Topics;
import io.attune.tracing.TraceHeaders;
import io.attune.tracing.Tracing;
import io.attune.wire.Acknowledgements;
import io.attune.wire.Acknowledgements.Acknowledgement;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the gateway writes to Kafka: what was heard on calls, what became of cues, which alerts were
 * seen. Safe for threads. A record's Kafka timestamp is the wall clock.
 *
 * <p>What is on its way is bounded: beyond the bound nothing is taken at all, so that nothing is
 * half written. What is published for a request carries its trace. The producer is idempotent and
 * keeps the order of each call; what a client sends again after a failure is known by its segment
 * and revision downstream.
 */
public final class Publisher implements AutoCloseable {
  /** As much as may be on its way at once, bytes; half of what the producer has room for. */
  static final long MOST_UNDERWAY = 16L << 20;

  private final Producer<String, byte[]> producer;
  private final Topics topics;
  private final LongSupplier clock;
  private final PublishMeters meters;
  private final Tracing tracing;
  private final AtomicLong underway = new AtomicLong();
  private final CallEvents events;
  private final Feedback feedback;
  private final Acknowledgements acknowledgements;

  /**
   * @param producer closed with this
   * @param clock the wall clock, epoch ms
   */
  public Publisher(
      Producer<String, byte[]> producer,
      Topics topics,
      MeterRegistry registry,
      Tracing tracing,
      LongSupplier clock) {
    this.producer = producer;
    this.topics = topics;
    this.meters = new PublishMeters(registry);
    this.tracing = tracing;
    this.clock = clock;
    this.events = new CallEvents(topics.format());
    this.feedback = new Feedback(topics.format());
    this.acknowledgements = new Acknowledgements(topics.format());
  }

  /** To a cluster; it need not be there yet. */
  public static Publisher connect(
      Map<String, Object> client, Topics topics, MeterRegistry registry, LongSupplier clock) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Enough for segments that come together to travel together.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * MOST_UNDERWAY);
    // A request must not hang on a Kafka that is away; its client comes again.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    return new Publisher(
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
        topics,
        registry,
        Tracing.global(),
        clock);
  }

  /**
   * Publishes on behalf of a request, so that its trace goes on in what is published.
   *
   * @param header gives a header of the request, null if it is absent
   * @param span names this part of the trace
   * @return what {@code publishing} returned
   */
  public CompletableFuture<Void> inTraceOf(
      UnaryOperator<String> header, String span, Supplier<CompletableFuture<Void>> publishing) {
    return tracing.publish(span, header, publishing);
  }

  /**
   * Publishes events of calls, in their order, without personal data.
   *
   * @return completed when Kafka has all of them; exceptionally if it is not certain of each, and
   *     they are then to be published again
   * @throws Refused if none was taken, because too much is on its way
   */
  public CompletableFuture<Void> publish(List<CallEvent> heard) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(heard.size());
    long now = clock.getAsLong();
    for (CallEvent said : heard) {
      CallEvent event = topics.redaction().of(said);
      records.add(
          new ProducerRecord<>(
              topics.callEvents(),
              null,
              now,
              event.callId(),
              events.encode(event),
              TraceHeaders.current()));
    }
    return send(records);
  }

  /**
   * Publishes an event that concerns everybody to every partition, one after the other.
   *
   * @throws KafkaException if Kafka does not say which there are
   */
  public CompletableFuture<Void> publishToAll(CallEvent event) {
    byte[] value = events.encode(event);
    long now = clock.getAsLong();
    List<ProducerRecord<String, byte[]>> records =
        producer.partitionsFor(topics.callEvents()).stream()
            .map(info -> info.partition())
            .sorted()
            .map(
                partition ->
                    new ProducerRecord<String, byte[]>(
                        topics.callEvents(), partition, now, null, value))
            .toList();
    return send(records);
  }

  /** Publishes what became of a cue. */
  public CompletableFuture<Void> publish(CueFeedback said) {
    return send(
        List.of(
            new ProducerRecord<>(
                topics.cueFeedback(),
                null,
                clock.getAsLong(),
                said.callId(),
                feedback.encode(said),
                TraceHeaders.current())));
  }

  /** Publishes that an alert was seen. */
  public CompletableFuture<Void> publish(Acknowledgement said) {
    return send(
        List.of(
            new ProducerRecord<>(
                topics.alertAcknowledgements(),
                null,
                clock.getAsLong(),
                said.callId(),
                acknowledgements.encode(said))));
  }

  private CompletableFuture<Void> send(List<ProducerRecord<String, byte[]>> records) {
    long bytes = records.stream().mapToLong(record -> record.value().length).sum();
    if (underway.addAndGet(bytes) > MOST_UNDERWAY) {
      underway.addAndGet(-bytes);
      meters.refused();
      throw new Refused(429, "More is on its way to Kafka than it takes; try again.", 1);
    }
    long began = System.nanoTime();
    CompletableFuture<?>[] all = new CompletableFuture<?>[records.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = send(records.get(i));
    }
    return CompletableFuture.allOf(all)
        .whenComplete(
            (done, e) -> {
              underway.addAndGet(-bytes);
              meters.answered(System.nanoTime() - began, e == null);
            });
  }

  private CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      producer.send(
          record,
          (where, e) -> {
            if (e == null) {
              sent.complete(null);
            } else {
              sent.completeExceptionally(e);
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  /** Waits at most a second for what is on its way. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
