package io.attune.wire;

import io.attune.schemas.AlertAcknowledged;
import io.attune.schemas.CallErasure;
import io.attune.schemas.CallEvent;
import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueFeedback;
import io.attune.schemas.PlaybookDocument;
import io.attune.schemas.TurnScored;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Which record the values of a topic are: the contracts, topic by topic. {@code dead-letters} is
 * not among them: its values are whatever somebody wrote.
 *
 * @param topic the name without a prefix
 * @param type the generated class
 * @param mostBytes longer values are refused unread; for records of our own there is no bound
 */
public record TopicValue<T extends SpecificRecord>(String topic, Class<T> type, int mostBytes) {
  /** What happens on calls. The longest text and the most words of a segment take up less. */
  public static final TopicValue<CallEvent> CALL_EVENTS =
      new TopicValue<>("call-events", CallEvent.class, 512 * 1024);

  /** What became of cues. All fields at their longest take up less. */
  public static final TopicValue<CueFeedback> CUE_FEEDBACK =
      new TopicValue<>("cue-feedback", CueFeedback.class, 8 * 1024);

  /** Playbooks, of at most 1 MiB each, and what stands round them. */
  public static final TopicValue<PlaybookDocument> PLAYBOOKS =
      new TopicValue<>("playbooks", PlaybookDocument.class, 1_100_000);

  public static final TopicValue<CoachingCue> COACHING_CUES =
      ours("coaching-cues", CoachingCue.class);
  public static final TopicValue<CoachingCue> COACHING_CUES_SHADOW =
      ours("coaching-cues-shadow", CoachingCue.class);
  public static final TopicValue<CallView> CALL_VIEWS = ours("call-views", CallView.class);
  public static final TopicValue<TurnScored> CALL_TURNS = ours("call-turns", TurnScored.class);
  public static final TopicValue<CallSummary> CALL_SUMMARIES =
      ours("call-summaries", CallSummary.class);
  public static final TopicValue<CallErasure> CALL_ERASURES =
      ours("call-erasures", CallErasure.class);

  /** Which alerts were seen. All fields at their longest take up less. */
  public static final TopicValue<AlertAcknowledged> ALERT_ACKNOWLEDGEMENTS =
      new TopicValue<>("alert-acknowledgements", AlertAcknowledged.class, 8 * 1024);

  /** All of them, inbound first. */
  public static final List<TopicValue<?>> ALL =
      List.of(
          CALL_EVENTS,
          CUE_FEEDBACK,
          PLAYBOOKS,
          COACHING_CUES,
          COACHING_CUES_SHADOW,
          CALL_VIEWS,
          CALL_TURNS,
          CALL_SUMMARIES,
          CALL_ERASURES,
          ALERT_ACKNOWLEDGEMENTS);

  private static <T extends SpecificRecord> TopicValue<T> ours(String topic, Class<T> type) {
    return new TopicValue<>(topic, type, Integer.MAX_VALUE);
  }
}
