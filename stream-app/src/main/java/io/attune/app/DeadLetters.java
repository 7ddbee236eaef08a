package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.schemas.DeadLetterHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that could not be processed, as they go to {@code dead-letters}: the bytes untouched, the
 * place and the class of the exception in headers. Kafka's own dead letters carry the message and
 * the stack trace, which can quote what was said.
 */
final class DeadLetters {
  /** A {@code Consumer<String>} among Kafka Streams' settings, told the reason of each. */
  static final String COUNTER = "attune.dead-letters.counter";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /** A {@code Boolean} among them: whether words are sealed, and no value may leave therefore. */
  static final String SEALED = "attune.dead-letters.sealed";

  private final String topic;
  private final Consumer<String> counter;
  private final boolean isSealed;

  private DeadLetters(String topic, Consumer<String> counter, boolean isSealed) {
    this.topic = topic;
    this.counter = counter;
    this.isSealed = isSealed;
  }

  @SuppressWarnings("unchecked") // Only StreamsApp puts it there.
  static DeadLetters configured(Map<String, ?> settings) {
    Object topic = settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    Object counter = settings.get(COUNTER);
    return new DeadLetters(
        topic.toString(),
        counter == null ? reason -> {} : (Consumer<String>) counter,
        Boolean.TRUE.equals(settings.get(SEALED)));
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
            topic,
            null,
            context.timestamp(),
            context.sourceRawKey(),
            isSealed ? null : context.sourceRawValue());
    add(letter, DeadLetterHeaders.REASON, reason);
    add(letter, DeadLetterHeaders.TOPIC, context.topic());
    add(letter, DeadLetterHeaders.PARTITION, Integer.toString(context.partition()));
    add(letter, DeadLetterHeaders.OFFSET, Long.toString(context.offset()));
    add(letter, DeadLetterHeaders.EXCEPTION, exception.getClass().getName());
    return List.of(letter);
  }

  private static void add(ProducerRecord<?, ?> letter, String header, String text) {
    letter.headers().add(header, text.getBytes(UTF_8));
  }
}
