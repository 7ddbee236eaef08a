package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.schemas.DeadLetterHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that could not be processed, as they go to {@code dead-letters}: without personal data if
 * they can be read, the place and the class of the exception in headers. Kafka's own dead letters
 * carry the message and the stack trace, which can quote what was said.
 */
final class DeadLetters {
  /** A {@code Consumer<String>} among Kafka Streams' settings, told the reason of each. */
  static final String COUNTER = "attune.dead-letters.counter";

  /**
   * A {@code BiFunction<String, byte[], byte[]>} of a topic and a value: the value as it may be
   * kept.
   */
  static final String REDACTION = "attune.dead-letters.redaction";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final String topic;
  private final Consumer<String> counter;
  private final BiFunction<String, byte[], byte[]> redaction;

  private DeadLetters(
      String topic, Consumer<String> counter, BiFunction<String, byte[], byte[]> redaction) {
    this.topic = topic;
    this.counter = counter;
    this.redaction = redaction;
  }

  @SuppressWarnings("unchecked") // Only StreamsApp puts them there.
  static DeadLetters configured(Map<String, ?> settings) {
    Object topic = settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    Object counter = settings.get(COUNTER);
    Object redaction = settings.get(REDACTION);
    return new DeadLetters(
        topic.toString(),
        counter == null ? reason -> {} : (Consumer<String>) counter,
        redaction == null
            ? (from, value) -> value
            : (BiFunction<String, byte[], byte[]>) redaction);
  }

  /**
   * One record to write. Its key and value are missing if results were already sent when it failed:
   * Kafka Streams forgets the bytes then, and topic, partition and offset have to do.
   */
  List<ProducerRecord<byte[], byte[]>> of(
      String reason, ErrorHandlerContext context, Exception exception) {
    LOG.warn(
        "{} from {}-{}, offset {}: set aside in {} ({})",
        reason,
        context.topic(),
        context.partition(),
        context.offset(),
        topic,
        FaultPlace.of(exception));
    counter.accept(reason);
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topic, null, context.timestamp(), context.sourceRawKey(), redacted(context));
    add(letter, DeadLetterHeaders.REASON, reason);
    add(letter, DeadLetterHeaders.TOPIC, context.topic());
    add(letter, DeadLetterHeaders.PARTITION, Integer.toString(context.partition()));
    add(letter, DeadLetterHeaders.OFFSET, Long.toString(context.offset()));
    add(letter, DeadLetterHeaders.EXCEPTION, exception.getClass().getName());
    return List.of(letter);
  }

  private byte[] redacted(ErrorHandlerContext context) {
    if (context.sourceRawValue() == null) {
      return null;
    }
    try {
      return redaction.apply(context.topic(), context.sourceRawValue());
    } catch (RuntimeException e) {
      LOG.warn("it cannot be redacted, so its value is left out ({})", FaultPlace.of(e));
      return null;
    }
  }

  private static void add(ProducerRecord<?, ?> letter, String header, String text) {
    letter.headers().add(header, text.getBytes(UTF_8));
  }
}
