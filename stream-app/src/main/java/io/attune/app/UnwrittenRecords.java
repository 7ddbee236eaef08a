package io.attune.app;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Results that cannot be written. One that no serializer takes is our fault: the record it came
 * from is set aside, and the stream goes on. When Kafka refuses one, it is tried again if that can
 * help; else the thread stops, as its transaction is lost anyway.
 */
public final class UnwrittenRecords implements ProductionExceptionHandler {
  static final String REASON = "unwritable-result";

  private DeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> settings) {
    deadLetters = DeadLetters.configured(settings);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return exception instanceof RetriableException ? Response.retry() : Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes") // As Kafka declares it.
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    return context.topic() == null
        ? Response.fail()
        : Response.resume(deadLetters.of(REASON, context, exception));
  }
}
