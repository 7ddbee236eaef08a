package io.attune.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.schemas.CueFeedback;
import io.attune.schemas.FeedbackAction;
import io.attune.schemas.TrustedContracts;
import io.attune.wire.RecordCodec;
import io.attune.wire.SchemasRefused;
import io.attune.wire.TopicValue;
import io.attune.wire.Undecodable;
import io.attune.wire.WireFormat;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** Somebody else's serde in place of ours. */
class SerdeFormatTest {
  static {
    TrustedContracts.install();
  }

  /** Avro's single-object encoding behind the topic's name; specific or generic as it is told. */
  public static final class TestSerde implements Serde<Object> {
    static final AtomicInteger FAILURES = new AtomicInteger();
    private boolean isGeneric;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      if (isKey || !"http://r".equals(configs.get("schema.registry.url"))) {
        throw new IllegalStateException("configured with " + configs.keySet());
      }
      isGeneric = "true".equals(configs.get("test.generic"));
    }

    @Override
    public Serializer<Object> serializer() {
      return (topic, record) -> {
        try {
          byte[] value = ((CueFeedback) record).toByteBuffer().array();
          return (topic + ":" + new String(value, java.nio.charset.StandardCharsets.ISO_8859_1))
              .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
          throw new SerializationException(e);
        }
      };
    }

    @Override
    public Deserializer<Object> deserializer() {
      return (topic, bytes) -> {
        if (FAILURES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          throw new SerializationException("fetching", new ConnectException("refused"));
        }
        int begin = topic.length() + 1;
        if (bytes.length < begin + 10) {
          throw new SerializationException("bad bytes");
        }
        try {
          var in =
              DecoderFactory.get()
                  .binaryDecoder(bytes, begin + 10, bytes.length - begin - 10, null);
          return isGeneric
              ? new GenericDatumReader<GenericRecord>(SchemaTexts.published(CueFeedback.class))
                  .read(null, in)
              : CueFeedback.getDecoder()
                  .decode(java.util.Arrays.copyOfRange(bytes, begin, bytes.length));
        } catch (IOException e) {
          throw new SerializationException(e);
        }
      };
    }
  }

  private static RecordCodec<CueFeedback> codec(boolean isGeneric) {
    WireFormat format =
        WireFormats.of(
            Map.of(
                "schema.registry.url", "http://r",
                "serde.class", TestSerde.class.getName(),
                "test.generic", Boolean.toString(isGeneric)),
            "p.");
    return format.codec(TopicValue.CUE_FEEDBACK);
  }

  private static final CueFeedback FEEDBACK =
      CueFeedback.newBuilder()
          .setCueId("q1")
          .setCallId("c1")
          .setAt(Instant.ofEpochMilli(1_760_000_000_000L))
          .setAction(FeedbackAction.SHOWN)
          .build();

  @Test
  void specificAndGenericRecordsAreTaken() throws Exception {
    byte[] bytes = codec(false).encode(FEEDBACK);
    assertThat(new String(bytes, UTF_8)).startsWith("p.cue-feedback:");
    assertThat(codec(false).decode(bytes)).isEqualTo(FEEDBACK);
    assertThat(codec(true).decode(bytes)).isEqualTo(FEEDBACK);
  }

  @Test
  void whatItCannotReadIsUndecodableAndWhatPassesIsTriedAgain() throws Exception {
    assertThatThrownBy(() -> codec(false).decode("secret".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Undecodable.class, e -> assertThat(e.reason()).isEqualTo(Undecodable.Reason.CORRUPT));
    byte[] bytes = codec(false).encode(FEEDBACK);
    TestSerde.FAILURES.set(1);
    assertThat(codec(false).decode(bytes)).isEqualTo(FEEDBACK);
    assertThat(TestSerde.FAILURES).hasValue(0);
  }

  /** Takes the records of every topic; may be told to forget what one of them says. */
  public static final class WholeSerde implements Serde<Object> {
    private boolean forgets;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      forgets = "true".equals(configs.get("test.forgets"));
    }

    @SuppressWarnings("unchecked") // Each topic's codec is given that topic's records.
    private static RecordCodec<SpecificRecord> codecOf(String topic) {
      return (RecordCodec<SpecificRecord>)
          TopicValue.ALL.stream()
              .filter(value -> topic.equals("p." + value.topic()))
              .map(WireFormat.SINGLE_OBJECT::codec)
              .findFirst()
              .orElseThrow();
    }

    @Override
    public Serializer<Object> serializer() {
      return (topic, record) -> codecOf(topic).encode((SpecificRecord) record);
    }

    @Override
    public Deserializer<Object> deserializer() {
      return (topic, bytes) -> {
        try {
          SpecificRecord record = codecOf(topic).decode(bytes);
          if (forgets && record instanceof CueFeedback feedback) {
            feedback.setCallId("");
          }
          return record;
        } catch (Undecodable e) {
          throw new SerializationException(e);
        }
      };
    }
  }

  private static WireFormat whole(boolean forgets) {
    return WireFormats.of(
        Map.of(
            "schema.registry.url", "http://r",
            "serde.class", WholeSerde.class.getName(),
            "test.forgets", Boolean.toString(forgets)),
        "p.");
  }

  @Test
  void atTheStartEveryTopicIsTriedAndEachThatDoesNotWorkIsNamed() {
    assertThatCode(() -> whole(false).prepare()).doesNotThrowAnyException();
    assertThatThrownBy(() -> whole(true).prepare())
        .isInstanceOf(SchemasRefused.class)
        .hasMessage(
            "serde.class %s cannot be used for p.cue-feedback: it reads something else than it"
                + " wrote",
            WholeSerde.class.getName());
    WireFormat oneTopicOnly =
        WireFormats.of(
            Map.of("schema.registry.url", "http://r", "serde.class", TestSerde.class.getName()),
            "p.");
    assertThatThrownBy(oneTopicOnly::prepare)
        .isInstanceOf(SchemasRefused.class)
        .message()
        .satisfies(
            text ->
                assertThat(text.lines())
                    .hasSize(TopicValue.ALL.size() - 1)
                    .noneMatch(line -> line.contains("p.cue-feedback"))
                    .anyMatch(line -> line.contains("p.call-turns: java.lang.ClassCastException")));
  }

  @Test
  void aClassThatIsNoneIsNamed() {
    assertThatThrownBy(() -> WireFormats.of(Map.of("serde.class", "com.acme.Nothing"), ""))
        .hasMessage("serde.class is \"com.acme.Nothing\", which is no Serde on the class path");
    assertThatThrownBy(() -> WireFormats.of(Map.of("serde.class", "java.lang.String"), ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WireFormats.of(Map.of("serde.class", TestSerde.class.getName()), ""))
        .hasMessageContainingAll(TestSerde.class.getName(), "cannot be used", "configured with");
  }
}
