package io.attune.wire;

import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueState;
import io.attune.schemas.Episode;
import io.attune.schemas.Signal;
import io.attune.schemas.TurnScored;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of the outbound topics as {@link News}. Safe for threads. */
public final class NewsReader {
  private final SingleObject<CoachingCue> cues = new SingleObject<>(CoachingCue.class);
  private final SingleObject<CallView> views = new SingleObject<>(CallView.class);
  private final SingleObject<TurnScored> turns = new SingleObject<>(TurnScored.class);
  private final SingleObject<CallSummary> summaries = new SingleObject<>(CallSummary.class);

  /** A value of {@code coaching-cues}. */
  public News.Cue cue(byte[] value) throws Undecodable {
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
        new News.Lazy(() -> RecordJson.of("cue", null, cue)));
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
        new News.Lazy(() -> RecordJson.of("view", null, view)));
  }

  private static News.OpenEpisode open(Episode episode) {
    return new News.OpenEpisode(
        wireName(episode.getKind()),
        wireName(episode.getCategory()),
        episode.getStartMs(),
        episode.getIntensity(),
        episode.getAcknowledgedAtMs() != null);
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
      return RecordJson.of("turn", null, turn);
    } catch (Undecodable e) {
      throw new IllegalArgumentException("a turn that was read before cannot be read again", e);
    }
  }

  /** A value of {@code call-summaries}. */
  public News.Finished finished(byte[] value) throws Undecodable {
    CallSummary summary = summaries.decode(value);
    int concerns = 0;
    int resolved = 0;
    for (Episode episode : summary.getEpisodes()) {
      boolean isConcern =
          switch (episode.getKind()) {
            case TENSION, OBJECTION -> true;
            default -> false;
          };
      concerns += isConcern ? 1 : 0;
      resolved += isConcern && episode.getResolved() ? 1 : 0;
    }
    Map<String, Integer> counts = Map.of("concerns", concerns, "concernsResolved", resolved);
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

  private static long millis(Instant moment) {
    return moment.toEpochMilli();
  }
}
