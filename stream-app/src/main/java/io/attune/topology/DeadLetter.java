package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.schemas.DeadLetterHeaders;
import io.attune.sealing.Sealing;
import io.attune.tracing.TraceHeaders;
import io.attune.wire.Undecodable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that is set aside as it came, with the reason in its headers. No header repeats what was
 * said: exceptions can quote the record, so only their class is kept.
 *
 * @param reason one word in lower case with hyphens; also a metric's label
 * @param exception class of the exception, null if it was refused without one
 */
record DeadLetter(String reason, Class<?> exception) {
  /** A call event without a key, so it came to a partition by chance. */
  static final String KEY_MISSING = "key-missing";

  /** The key names another call than the value. */
  static final String KEY_MISMATCH = "key-mismatch";

  /** Its record time is far ahead of the moment at which Kafka got it. */
  static final String TIME_AHEAD = "time-ahead";

  /** The engine failed on it: a defect. The call goes on as if it had not come. */
  static final String ENGINE_FAILED = "engine-failed";

  /** Every reason for which a record is set aside in the topology. */
  static final List<String> REASONS =
      Stream.concat(
              Stream.of(KEY_MISSING, KEY_MISMATCH, TIME_AHEAD, ENGINE_FAILED),
              Arrays.stream(Undecodable.Reason.values())
                  .filter(reason -> reason != Undecodable.Reason.NEWER_KIND)
                  .map(Undecodable.Reason::wireName))
          .toList();

  /** A record that was refused without an exception. */
  static DeadLetter because(String reason) {
    return new DeadLetter(reason, null);
  }

  /**
   * The record for the topic {@code dead-letters}. Where words are sealed it has no value: of what
   * cannot be read nobody knows whose words are in it, and the headers say where it lies.
   *
   * @param original whose trace it stays in
   * @param from where the original was read
   * @param sealing whether words leave the processor
   */
  Record<byte[], byte[]> of(Record<byte[], byte[]> original, RecordMetadata from, Sealing sealing) {
    Headers headers = new RecordHeaders();
    headers.add(DeadLetterHeaders.REASON, reason.getBytes(UTF_8));
    headers.add(DeadLetterHeaders.TOPIC, from.topic().getBytes(UTF_8));
    headers.add(DeadLetterHeaders.PARTITION, Integer.toString(from.partition()).getBytes(UTF_8));
    headers.add(DeadLetterHeaders.OFFSET, Long.toString(from.offset()).getBytes(UTF_8));
    if (exception != null) {
      headers.add(DeadLetterHeaders.EXCEPTION, exception.getName().getBytes(UTF_8));
    }
    TraceHeaders.copy(original.headers(), headers);
    return original.withHeaders(headers).withValue(sealing.newCalls() ? null : original.value());
  }
}
