package io.attune.app;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that our code fails on: set aside, and the stream goes on. One odd call must not end the
 * coaching of all others, which is what failing would do: the next thread meets the same record.
 * The processor computes first and writes last, so a failed record has changed nothing.
 *
 * <p>What Kafka itself throws (a store, a transaction) is not the record's fault and stops the
 * thread; so does a fault on a tick, where there is no record to set aside.
 */
public final class FailedRecords implements ProcessingExceptionHandler {
  static final String REASON = "failed";

  private DeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> settings) {
    deadLetters = DeadLetters.configured(settings);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (exception instanceof KafkaException || context.topic() == null) {
      return Response.fail();
    }
    return Response.resume(deadLetters.of(REASON, context, exception));
  }
}
