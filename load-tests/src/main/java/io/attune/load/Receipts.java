package io.attune.load;

import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueState;
import io.attune.schemas.TurnScored;
import io.attune.topology.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes the cues and turn rows of one traffic into a ledger. */
final class Receipts implements TopicReader.Handler {
  private final Subject subject;
  private final String name;
  private final Topics topics;
  private final Ledger ledger;
  private final Set<String> cues = new HashSet<>();

  /**
   * @param subject who writes them
   * @param name of the traffic
   */
  Receipts(Subject subject, String name, Topics topics, Ledger ledger) {
    this.subject = subject;
    this.name = name;
    this.topics = topics;
    this.ledger = ledger;
  }

  /** What is to be read. */
  List<String> topics() {
    return List.of(topics.coachingCues(), topics.callTurns());
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> record, long nanos) throws IOException {
    // Else it is of an earlier measurement, whose calls were ended late.
    if (!record.key().startsWith(name + "-")) {
      return;
    }
    if (record.topic().equals(topics.callTurns())) {
      ledger.row(turn(record));
      return;
    }
    int probe = Probes.number(name, record.key());
    if (isNew(record) && probe >= 0) {
      ledger.cue(probe, nanos);
    }
  }

  /** The number of the final that a turn came of. */
  private int turn(ConsumerRecord<String, byte[]> record) throws IOException {
    return subject.isAttune()
        ? Traffic.number(TurnScored.fromByteBuffer(ByteBuffer.wrap(record.value())).getTurnId())
        : BenchHeader.number(record.headers());
  }

  /** A cue may be updated any number of times, but begins and ends only once. */
  private boolean isNew(ConsumerRecord<String, byte[]> record) throws IOException {
    String once;
    if (subject.isAttune()) {
      CoachingCue cue = CoachingCue.fromByteBuffer(ByteBuffer.wrap(record.value()));
      if (cue.getState() == CueState.UPDATED) {
        return false;
      }
      once = cue.getCueId() + cue.getState();
    } else {
      once = Traffic.segmentId(BenchHeader.number(record.headers()));
    }
    boolean first = cues.add(once);
    if (!first) {
      ledger.doubled();
    }
    return first;
  }
}
