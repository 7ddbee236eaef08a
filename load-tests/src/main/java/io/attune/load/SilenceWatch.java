package io.attune.load;

import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueKind;
import io.attune.schemas.CueState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How late the first cue about silence on each call is read, by the wall clock, since its due
 * moment is given by that: to the millisecond, and only right where all run on one machine.
 */
final class SilenceWatch implements TopicReader.Handler {
  private static final long LONGEST_MICROS = 600_000_000;

  private final Subject subject;
  private final Set<String> calls = new HashSet<>();
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);

  SilenceWatch(Subject subject) {
    this.subject = subject;
  }

  @Override
  public synchronized void take(ConsumerRecord<String, byte[]> record, long nanos)
      throws IOException {
    long now = System.currentTimeMillis();
    long due = record.timestamp();
    if (subject.isAttune()) {
      CoachingCue cue = CoachingCue.fromByteBuffer(ByteBuffer.wrap(record.value()));
      if (cue.getKind() != CueKind.SILENCE || cue.getState() != CueState.RAISED) {
        return;
      }
      due = cue.getRaisedAt().toEpochMilli();
    }
    if (calls.add(record.key())) {
      micros.recordValue(Math.min(Math.max(0, 1_000 * (now - due)), LONGEST_MICROS));
    }
  }

  /** On how many calls there was one. */
  synchronized int calls() {
    return calls.size();
  }

  /** The lateness so far, microseconds. */
  synchronized Histogram micros() {
    return micros.copy();
  }
}
