package io.attune.wire.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.attune.wire.AvroBytes;
import io.attune.wire.AvroValue;
import io.attune.wire.RecordCodec;
import io.attune.wire.SchemaUnavailable;
import io.attune.wire.SchemasRefused;
import io.attune.wire.TopicValue;
import io.attune.wire.Undecodable;
import io.attune.wire.Undecodable.Reason;
import io.attune.wire.WireFormat;
import io.attune.wire.registry.RegistryConfig.Retries;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * Records by somebody else's {@link Serde} of Avro records, such as that of a registry's vendor. It
 * may give specific or generic records. As safe for threads as Kafka wants serdes to be: each codec
 * has one of its own and is entered by one thread at a time.
 */
public final class SerdeFormat implements WireFormat {
  /**
   * Such a serde has retries of its own; between its failures we wait as for a registry of ours.
   */
  private static final Retries RETRIES =
      new Retries(20, Duration.ofMillis(200), Duration.ofSeconds(5));

  private final Class<?> type;
  private final Map<String, ?> properties;
  private final String prefix;

  private SerdeFormat(Class<?> type, Map<String, ?> properties, String prefix) {
    this.type = type;
    this.properties = properties;
    this.prefix = prefix;
  }

  /**
   * @param properties all that was set; {@code serde.class} names the class
   * @param prefix before every topic's name
   * @throws IllegalArgumentException if it cannot be used
   */
  public static SerdeFormat of(Map<String, String> properties, String prefix) {
    String name = properties.get(RegistrySetting.SERDE_CLASS.key());
    try {
      SerdeFormat format =
          new SerdeFormat(Utils.loadClass(name, Serde.class), Map.copyOf(properties), prefix);
      format.newSerde().close();
      return format;
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "serde.class is \"" + name + "\", which is no Serde on the class path");
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "serde.class "
              + name
              + " cannot be used: "
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    }
  }

  @SuppressWarnings("unchecked") // What it reads and writes is looked at when it does.
  private Serde<Object> newSerde() {
    Serde<Object> serde = (Serde<Object>) Utils.newInstance(type);
    serde.configure(properties, false);
    return serde;
  }

  @Override
  public <T extends SpecificRecord> RecordCodec<T> codec(TopicValue<T> topic) {
    return new Codec<>(topic, prefix + topic.topic(), newSerde());
  }

  /** Has the serde write and read a made-up value of each topic. */
  @Override
  public void prepare() {
    List<String> faults = new ArrayList<>();
    for (TopicValue<?> topic : TopicValue.ALL) {
      fault(topic).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new SchemasRefused(String.join("\n", faults));
    }
  }

  /** Such a value holds nothing of anybody's, so an exception's message may be told. */
  private <T extends SpecificRecord> Optional<String> fault(TopicValue<T> topic) {
    String name = prefix + topic.topic();
    String reason;
    try (Serde<Object> serde = newSerde()) {
      T value = MadeUpValue.of(topic);
      Codec<T> codec = new Codec<>(topic, name, serde);
      if (codec.decode(codec.encode(value)).equals(value)) {
        return Optional.empty();
      }
      reason = "it reads something else than it wrote";
    } catch (SchemaUnavailable e) {
      throw e;
    } catch (Undecodable | RuntimeException e) {
      reason = e.toString();
    }
    return Optional.of(
        "serde.class %s cannot be used for %s: %s".formatted(type.getName(), name, reason));
  }

  private static final byte[] NO_HEADER = {};

  private static final class Codec<T extends SpecificRecord> implements RecordCodec<T> {
    private final TopicValue<T> value;
    private final AvroValue<T> avro;
    private final String topic;
    private final Serde<Object> serde;

    /** By the writer's schema, of which a serde keeps one of each. */
    private final Cache<Schema, Optional<DatumReader<T>>> readers =
        Caffeine.newBuilder().weakKeys().maximumSize(1_000).build();

    Codec(TopicValue<T> value, String topic, Serde<Object> serde) {
      this.value = value;
      this.avro = new AvroValue<>(value.type(), value.mostBytes());
      this.topic = topic;
      this.serde = serde;
    }

    @Override
    public synchronized byte[] encode(T record) {
      Backoff backoff = new Backoff(RETRIES);
      while (true) {
        try {
          return serde.serializer().serialize(topic, record);
        } catch (RuntimeException e) {
          waitOrThrow(e, backoff);
        }
      }
    }

    @Override
    public synchronized T decode(byte[] bytes) throws Undecodable {
      avro.requireSize(bytes);
      return specific(deserialized(bytes));
    }

    private Object deserialized(byte[] bytes) throws Undecodable {
      Backoff backoff = new Backoff(RETRIES);
      while (true) {
        try {
          return serde.deserializer().deserialize(topic, bytes);
        } catch (RuntimeException e) {
          if (!isPassing(e)) {
            // Its message may quote the bytes.
            throw new Undecodable(
                Reason.CORRUPT,
                value.type().getSimpleName()
                    + " cannot be read by the serde: "
                    + e.getClass().getSimpleName());
          }
          waitOrThrow(e, backoff);
        }
      }
    }

    private void waitOrThrow(RuntimeException e, Backoff backoff) {
      if (!isPassing(e)) {
        throw e;
      }
      if (!backoff.waits()) {
        throw new SchemaUnavailable(
            "the serde of " + topic + " cannot reach its registry: " + e.getClass().getSimpleName(),
            e);
      }
    }

    /** Whether another try can help, as far as exceptions of the JDK and of Kafka tell. */
    private static boolean isPassing(Throwable e) {
      for (Throwable t = e; t != null && t.getCause() != t; t = t.getCause()) {
        if (t instanceof RetriableException
            || t instanceof SocketException
            || t instanceof UnknownHostException
            || t instanceof InterruptedIOException
            || t instanceof HttpTimeoutException) {
          return true;
        }
      }
      return false;
    }

    private T specific(Object read) throws Undecodable {
      if (value.type().isInstance(read)) {
        return value.type().cast(read);
      }
      if (!(read instanceof IndexedRecord record)) {
        throw new Undecodable(
            Reason.UNKNOWN_SCHEMA,
            "the serde gives "
                + (read == null ? "nothing" : read.getClass().getName())
                + ", expected an Avro record");
      }
      DatumReader<T> reader =
          readers
              .get(record.getSchema(), this::readerOf)
              .orElseThrow(
                  () ->
                      new Undecodable(
                          Reason.UNKNOWN_SCHEMA,
                          record.getSchema().getFullName()
                              + " cannot be read as "
                              + value.type().getSimpleName()));
      return avro.read(reader, bytes(record), 0);
    }

    private Optional<DatumReader<T>> readerOf(Schema writer) {
      return Compatibility.fault(avro.schema(), writer).isPresent()
          ? Optional.empty()
          : Optional.of(avro.readerOf(writer));
    }

    private static byte[] bytes(IndexedRecord record) throws Undecodable {
      GenericData model =
          record instanceof SpecificRecord specific
              ? SpecificData.getForClass(specific.getClass())
              : GenericData.get();
      try {
        return AvroBytes.of(NO_HEADER, new GenericDatumWriter<>(record.getSchema(), model), record);
      } catch (RuntimeException e) {
        throw new Undecodable(
            Reason.CORRUPT, "the serde's record cannot be taken: " + e.getClass().getSimpleName());
      }
    }
  }
}
