package io.attune.wire;

import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueCategory;
import io.attune.schemas.CueKind;
import io.attune.schemas.CueState;
import io.attune.schemas.Episode;
import io.attune.schemas.Signal;
import io.attune.schemas.TurnScored;
import io.attune.sealing.KeyRing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Values of the outbound topics as {@link News}. Safe for threads. */
public final class NewsReader {
  private final KeyRing keys;
  private final RecordCodec<CoachingCue> cues;
  private final RecordCodec<TurnScored> turns;
  private final RecordCodec<CallView> views;
  private final RecordCodec<CallSummary> summaries;

  /** Without a registry. */
  public NewsReader() {
    this(WireFormat.SINGLE_OBJECT);
  }

  /** With sealed words as they cannot be read. */
  public NewsReader(WireFormat format) {
    this(format, KeyRing.NONE);
  }

  /**
   * @param keys open what is sealed
   */
  public NewsReader(WireFormat format, KeyRing keys) {
    this.keys = keys;
    cues = format.codec(TopicValue.COACHING_CUES);
    turns = format.codec(TopicValue.CALL_TURNS);
    views = format.codec(TopicValue.CALL_VIEWS);
    summaries = format.codec(TopicValue.CALL_SUMMARIES);
  }

  /**
   * A value of {@code coaching-cues}.
   *
   * @param traceparent the trace that its record belongs to, null if none
   */
  public News.Cue cue(byte[] value, String traceparent) throws Undecodable {
    CoachingCue cue = cues.decode(value);
    return new News.Cue(
        cue.getCallId(),
        cue.getTenant(),
        cue.getAgentId(),
        cue.getCueId(),
        wireName(cue.getKind()),
        wireName(cue.getCategory()),
        cue.getState() == CueState.RESOLVED || cue.getState() == CueState.RETRACTED,
        cue.getLate(),
        millis(cue.getRaisedAt()),
        cue.getExpiresAt() == null ? Long.MAX_VALUE : cue.getExpiresAt().toEpochMilli(),
        content(cue),
        traceparent,
        new News.Lazy(() -> RecordJson.of("cue", null, SaidFields.opened(cue, keys))));
  }

  private static int content(CoachingCue cue) {
    Instant receivedAt = cue.getReceivedAt();
    Instant decidedAt = cue.getDecidedAt();
    cue.setReceivedAt(null);
    cue.setDecidedAt(null);
    int content = cue.hashCode();
    cue.setReceivedAt(receivedAt);
    cue.setDecidedAt(decidedAt);
    return content;
  }

  /** A value of {@code call-views}. */
  public News.View view(byte[] value) throws Undecodable {
    CallView view = views.decode(value);
    return new News.View(
        view.getCallId(),
        view.getTenant(),
        view.getAgentId(),
        view.getTeam(),
        view.getQueue(),
        view.getSignal() == Signal.LOST,
        view.getStartedAt() == null ? null : view.getStartedAt().toEpochMilli(),
        view.getUpdatedAt().toEpochMilli(),
        view.getTension(),
        view.getOpenEpisodes().stream().map(NewsReader::open).toList(),
        new News.Lazy(() -> RecordJson.of("view", null, SaidFields.opened(view, keys))));
  }

  private static News.OpenEpisode open(Episode episode) {
    return new News.OpenEpisode(
        wireName(episode.getKind()),
        wireName(episode.getCategory()),
        episode.getStartMs(),
        episode.getIntensity(),
        acknowledged(episode));
  }

  private static String wireName(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A value of {@code call-turns}. */
  public News.Turn turn(byte[] value) throws Undecodable {
    TurnScored turn = turns.decode(value);
    return new News.Turn(
        turn.getCallId(),
        turn.getTenant(),
        turn.getEndMs(),
        turn.getSentiment(),
        turn.getTension(),
        value);
  }

  /**
   * A turn as JSON.
   *
   * @param withWords whether what was said is in it
   */
  public byte[] json(News.Turn news, boolean withWords) {
    try {
      TurnScored turn = turns.decode(news.value());
      if (!withWords) {
        turn.setText(null);
      }
      return RecordJson.of("turn", null, SaidFields.opened(turn, keys));
    } catch (Undecodable e) {
      throw new IllegalArgumentException("a turn that was read before cannot be read again", e);
    }
  }

  /** A value of {@code call-summaries}. */
  public News.Finished finished(byte[] value) throws Undecodable {
    CallSummary summary = summaries.decode(value);
    Map<String, Integer> counts = concerns(summary.getEpisodes());
    summary.setEpisodes(List.of());
    summary.setCues(List.of());
    summary.setSentimentArc(List.of());
    return new News.Finished(
        summary.getCallId(),
        summary.getTenant(),
        summary.getAgentId(),
        summary.getTeam(),
        summary.getQueue(),
        millis(summary.getStartedAt()),
        millis(summary.getEndedAt()),
        new News.Lazy(() -> RecordJson.of("summary", null, summary, counts)));
  }

  /** A deadlock is a concern that was raised again, not another one. */
  private static Map<String, Integer> concerns(List<Episode> episodes) {
    List<Episode> concerns =
        episodes.stream()
            .filter(
                episode ->
                    episode.getKind() == CueKind.TENSION || episode.getKind() == CueKind.OBJECTION)
            .filter(episode -> episode.getCategory() != CueCategory.DEADLOCK)
            .toList();
    return Map.of(
        "concerns", concerns.size(),
        "concernsAcknowledged", count(concerns, NewsReader::acknowledged),
        "concernsResolved", count(concerns, Episode::getResolved));
  }

  private static int count(List<Episode> episodes, Predicate<Episode> which) {
    return (int) episodes.stream().filter(which).count();
  }

  private static boolean acknowledged(Episode episode) {
    return episode.getAcknowledgedAtMs() != null || episode.getValidatedAtMs() != null;
  }

  private static long millis(Instant moment) {
    return moment.toEpochMilli();
  }
}
