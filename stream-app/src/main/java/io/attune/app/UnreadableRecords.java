package io.attune.app;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** A record whose bytes a source's serde refuses: set aside, and the stream goes on. */
public final class UnreadableRecords implements DeserializationExceptionHandler {
  static final String REASON = "unreadable";

  private DeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> settings) {
    deadLetters = DeadLetters.configured(settings);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return Response.resume(deadLetters.of(REASON, context, exception));
  }
}
