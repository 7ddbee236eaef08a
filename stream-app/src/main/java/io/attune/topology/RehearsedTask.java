package io.attune.topology;

import io.attune.engine.Shelf;
import io.attune.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A task without Kafka: the same processors, over stores that are maps, by a clock that is told.
 * What it sends goes nowhere, and what it counts is counted by nobody.
 */
final class RehearsedTask implements AutoCloseable {
  private static final TaskId TASK = new TaskId(0, 0);

  private final String topic;
  private final DecodeProcessor decode;
  private final CallEngineProcessor engine;
  private final Map<String, StateStore> stores =
      Map.of(
          CallTopology.CALL_CORE, new RehearsedRows(),
          CallTopology.CALL_WINDOW, new RehearsedTurns());
  private final List<Alarm> alarms = new ArrayList<>();
  private long now;
  private long offset;
  private long sent;

  /**
   * @param shelf whose playbooks the calls run on
   * @param meters a registry that nobody reads
   * @param now where its clock begins, epoch ms
   */
  RehearsedTask(TopologySettings settings, Shelf shelf, MeterRegistry meters, long now) {
    this.now = now;
    topic = settings.topics().callEvents();
    TopologyMeters counted = new TopologyMeters(meters);
    decode = new DecodeProcessor(settings.topics(), counted);
    engine =
        new CallEngineProcessor(
            settings,
            shelf,
            counted,
            RefinementDesk.NONE,
            new Tracing(OpenTelemetry.noop()),
            LogTail.NONE,
            System::nanoTime);
    engine.init(new Context<byte[], byte[]>((record, node) -> sent++));
    decode.init(new Context<byte[], Object>(this::decoded));
  }

  /** Only the engine has a use for what was decoded; dead letters go where everything goes. */
  private void decoded(Record<? extends byte[], ?> record, String node) {
    if (record.value() instanceof Received received) {
      engine.process(new Record<>(record.key(), received, record.timestamp(), record.headers()));
    } else {
      sent++;
    }
  }

  /**
   * Takes a record of {@code call-events}, once it has done what is due by then.
   *
   * @param at when it was published, epoch ms; not before the one before
   */
  void take(byte[] key, byte[] value, long at) {
    now = at;
    // Once at most, however long it was: a live task seldom has nothing else to do.
    List.copyOf(alarms).forEach(Alarm::ringIfDue);
    decode.process(new Record<>(key, value, at));
    offset++;
  }

  /** How many records it has sent to nobody. */
  long sent() {
    return sent;
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Something that is to be called again and again. */
  private final class Alarm {
    private final long everyMs;
    private final Punctuator punctuator;
    private long due;

    Alarm(long everyMs, Punctuator punctuator) {
      this.everyMs = everyMs;
      this.punctuator = punctuator;
      this.due = now + everyMs;
    }

    void ringIfDue() {
      if (due <= now) {
        due = now + everyMs;
        punctuator.punctuate(now);
      }
    }
  }

  /** Takes what a processor forwards. */
  private interface Downstream<K, V> {
    void take(Record<? extends K, ? extends V> record, String node);
  }

  /** What Kafka Streams gives a processor. */
  private final class Context<K, V> implements ProcessorContext<K, V> {
    private final Downstream<K, V> downstream;

    Context(Downstream<K, V> downstream) {
      this.downstream = downstream;
    }

    @Override
    public <J extends K, W extends V> void forward(Record<J, W> record, String node) {
      downstream.take(record, node);
    }

    @Override
    public <J extends K, W extends V> void forward(Record<J, W> record) {
      forward(record, null);
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
      return Optional.of(
          new RecordMetadata() {
            @Override
            public String topic() {
              return topic;
            }

            @Override
            public int partition() {
              return TASK.partition();
            }

            @Override
            public long offset() {
              return offset;
            }
          });
    }

    @Override
    @SuppressWarnings("unchecked") // As Kafka Streams itself does.
    public <S extends StateStore> S getStateStore(String name) {
      return (S) stores.get(name);
    }

    @Override
    public Cancellable schedule(Duration every, PunctuationType type, Punctuator punctuator) {
      Alarm alarm = new Alarm(every.toMillis(), punctuator);
      alarms.add(alarm);
      return () -> alarms.remove(alarm);
    }

    @Override
    public Cancellable schedule(
        Instant from, Duration every, PunctuationType type, Punctuator punctuator) {
      return schedule(every, type, punctuator);
    }

    @Override
    public long currentSystemTimeMs() {
      return now;
    }

    @Override
    public long currentStreamTimeMs() {
      return now;
    }

    @Override
    public String applicationId() {
      return "rehearsal";
    }

    @Override
    public TaskId taskId() {
      return TASK;
    }

    @Override
    public Serde<?> keySerde() {
      return Serdes.ByteArray();
    }

    @Override
    public Serde<?> valueSerde() {
      return Serdes.ByteArray();
    }

    @Override
    public File stateDir() {
      throw new UnsupportedOperationException("nothing is kept");
    }

    @Override
    public StreamsMetrics metrics() {
      throw new UnsupportedOperationException("nothing is counted");
    }

    @Override
    public void commit() {
      // Nobody waits for it.
    }

    @Override
    public Map<String, Object> appConfigs() {
      return Map.of();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
      return Map.of();
    }
  }
}
