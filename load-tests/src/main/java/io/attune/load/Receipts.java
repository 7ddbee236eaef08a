package io.attune.load;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueState;
import io.attune.schemas.TurnScored;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.Undecodable;
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
  private final CallEvents events = new CallEvents();
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
  public void take(ConsumerRecord<String, byte[]> record, long nanos)
      throws IOException, Undecodable {
    // Else it is of an earlier measurement, whose calls were ended late.
    if (!record.key().startsWith(name + "-")) {
      return;
    }
    if (record.topic().equals(topics.callTurns())) {
      ledger.row(Traffic.number(turnId(record.value())));
      return;
    }
    int probe = Probes.number(name, record.key());
    if (isNew(record.value()) && probe >= 0) {
      ledger.cue(probe, nanos);
    }
  }

  private String turnId(byte[] value) throws IOException, Undecodable {
    return subject == Subject.ATTUNE
        ? TurnScored.fromByteBuffer(ByteBuffer.wrap(value)).getTurnId()
        : ((SegmentHeard) events.decode(value).body()).segmentId();
  }

  /** A cue may be updated any number of times, but begins and ends only once. */
  private boolean isNew(byte[] value) throws IOException, Undecodable {
    String once;
    if (subject == Subject.ATTUNE) {
      CoachingCue cue = CoachingCue.fromByteBuffer(ByteBuffer.wrap(value));
      if (cue.getState() == CueState.UPDATED) {
        return false;
      }
      once = cue.getCueId() + cue.getState();
    } else {
      once = turnId(value);
    }
    boolean first = cues.add(once);
    if (!first) {
      ledger.doubled();
    }
    return first;
  }
}
