package io.attune.gateway.live;

import io.attune.wire.News;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the board knows of one call. Not safe for threads: the board's. */
final class LiveCall {
  /** As many cues as are kept; six in a call are usual. */
  private static final int MOST_CUES = 64;

  /** As many turns as are kept to be read. */
  private static final int MOST_TURNS = 400;

  private static final int MOST_POINTS = 600;

  private final String callId;
  private final Alerts alerts = new Alerts();
  private final Map<String, PlacedCue> cues = new LinkedHashMap<>();
  private final Set<String> agentIds = new HashSet<>(2);
  private final Deque<Placed<News.Turn>> turns = new ArrayDeque<>();
  private final List<Point> arc = new ArrayList<>();
  private Placed<News.View> view;
  private int arcGeneration;
  private long turnBytes;
  private boolean turnsMissing;
  private long touchedAt;

  /** Something, and where it stands. */
  record Placed<T>(T what, Position at) {}

  /**
   * A point of the customer's way through the call.
   *
   * @param endMs media time, ms from call start
   * @param sentiment -1 to 1, null for the other side's turns
   * @param tension 0 to 1
   */
  record Point(long endMs, Double sentiment, double tension) {}

  LiveCall(String callId) {
    this.callId = callId;
  }

  String callId() {
    return callId;
  }

  /** Whose it is, or was; kept by {@link LiveCalls}. */
  Set<String> agentIds() {
    return agentIds;
  }

  /** Null while there is none. */
  News.View view() {
    return view == null ? null : view.what();
  }

  Placed<News.View> placedView() {
    return view;
  }

  void view(News.View news, Position at, long now) {
    view = new Placed<>(news, at);
    alerts.see(news);
    touchedAt = now;
  }

  Alerts alerts() {
    return alerts;
  }

  /**
   * Takes a cue's next state.
   *
   * @param publishedAt the record's Kafka timestamp, epoch ms
   * @return empty if it says nothing new: the same again, or from before its end
   */
  Optional<PlacedCue> cue(News.Cue news, Position at, long publishedAt, long now) {
    touchedAt = now;
    PlacedCue before = cues.get(news.cueId());
    if (before != null
        && (before.cue().content() == news.content()
            || (before.cue().closed() && !news.closed()))) {
      return Optional.empty();
    }
    PlacedCue placed =
        before == null ? PlacedCue.of(news, at, publishedAt) : before.followedBy(news, at);
    cues.put(news.cueId(), placed);
    if (cues.size() > MOST_CUES) {
      cues.remove(cues.keySet().iterator().next());
    }
    return Optional.of(placed);
  }

  Collection<PlacedCue> cues() {
    return cues.values();
  }

  News.Cue cue(String cueId) {
    PlacedCue found = cues.get(cueId);
    return found == null ? null : found.cue();
  }

  /**
   * Takes a turn.
   *
   * @return by how many bytes it made the kept turns grow, negative if they became fewer
   */
  long turn(News.Turn news, Position at, long now) {
    touchedAt = now;
    addPoint(new Point(news.endMs(), news.sentiment(), news.tension()));
    long before = turnBytes;
    turns.add(new Placed<>(news, at));
    turnBytes += news.value().length;
    if (turns.size() > MOST_TURNS) {
      dropOldestTurn();
    }
    return turnBytes - before;
  }

  private void dropOldestTurn() {
    turnBytes -= turns.remove().what().value().length;
    turnsMissing = true;
  }

  private void addPoint(Point point) {
    if (arc.size() >= MOST_POINTS) {
      List<Point> thinned = new ArrayList<>(MOST_POINTS / 2 + 1);
      for (int i = 0; i < arc.size(); i += 2) {
        thinned.add(arc.get(i));
      }
      arc.clear();
      arc.addAll(thinned);
      arcGeneration++;
    }
    arc.add(point);
  }

  Collection<Placed<News.Turn>> turns() {
    return turns;
  }

  /** Whether turns from further up are not here any more. */
  boolean turnsMissing() {
    return turnsMissing;
  }

  /** Forgets what was said; returns how many bytes that makes free. */
  long forgetTurns() {
    long freed = turnBytes;
    turnsMissing |= !turns.isEmpty();
    turns.clear();
    turnBytes = 0;
    return freed;
  }

  List<Point> arc() {
    return arc;
  }

  /** Changes when points that are there already were thinned out. */
  int arcGeneration() {
    return arcGeneration;
  }

  /** When it was last heard of, epoch ms. */
  long touchedAt() {
    return touchedAt;
  }
}
