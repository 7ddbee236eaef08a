package io.attune.wire;

import io.attune.call.CallContext;
import io.attune.detect.Airtime;
import io.attune.detect.Conversation;
import io.attune.detect.Episode;
import io.attune.detect.Gap;
import io.attune.detect.Journey;
import io.attune.detect.Mood;
import io.attune.detect.RecentTurns;
import io.attune.detect.Tension;
import io.attune.detect.Voices;
import io.attune.language.AgentMove;
import io.attune.schemas.StoredAirtime;
import io.attune.schemas.StoredCall;
import io.attune.schemas.StoredGap;
import io.attune.schemas.StoredJourney;
import io.attune.schemas.StoredPoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The settled conversation, between the domain and the stored rows: its numbers and open episodes
 * in the call's row, what is over in the dossier, its course in the journey, its turns in the
 * window.
 */
final class StoredConversations {
  /** So many points at once come into the journey's row. */
  private static final int POINTS = 4;

  private StoredConversations() {}

  static void toRow(Conversation settled, StoredCauses causes, StoredCall row) {
    row.setAgent(toRow(settled.agent()));
    row.setCustomer(toRow(settled.customer()));
    row.setOverlapMs(settled.overlapMs());
    row.setPace(settled.pace());
    row.setVoices(StoredVoices.toRows(settled.voices()));
    row.setStockLines(settled.stockLines());
    row.setMood(settled.mood().value());
    row.setMoodWeight(settled.mood().weight());
    row.setMoodAtMs(settled.mood().atMs());
    row.setTension(settled.tension().level());
    row.setTensionAtMs(settled.tension().atMs());
    row.setCauses(causes.toRows());
    row.setTensionCauses(causes.places(settled.tension().recent()));
    row.setEpisodes(StoredEpisodes.toRows(settled.open(), causes, settled.voices()));
    row.setGaps(gaps(settled.gaps()));
    List<Journey.Point> points = settled.journey().points();
    row.setPoints(toRows(points.subList(shelved(settled.journey()), points.size())));
    row.setMoves(counts(settled.journey().moves()));
  }

  private static List<StoredGap> gaps(List<Gap> gaps) {
    List<StoredGap> rows = new ArrayList<>(gaps.size());
    for (Gap gap : gaps) {
      rows.add(new StoredGap(gap.startMs(), gap.endMs(), gap.afterQuestion()));
    }
    return rows;
  }

  static Conversation fromRows(
      StoredCall row,
      List<Episode> finished,
      StoredJourney journey,
      StoredCauses causes,
      RecentTurns recent) {
    Voices voices = voices(row);
    return new Conversation(
        fromRow(row.getAgent()),
        fromRow(row.getCustomer()),
        row.getOverlapMs(),
        row.getPace(),
        voices,
        mood(row),
        new Tension(row.getTension(), row.getTensionAtMs(), causes.at(row.getTensionCauses())),
        StoredEpisodes.fromRows(row.getEpisodes(), causes, voices),
        finished,
        row.getGaps().stream()
            .map(gap -> new Gap(gap.getStartMs(), gap.getEndMs(), gap.getAfterQuestion()))
            .toList(),
        journey(journey, row),
        List.copyOf(row.getStockLines()),
        CallContext.UNKNOWN,
        recent);
  }

  static Voices voices(StoredCall row) {
    return StoredVoices.fromRows(row.getVoices(), fromRow(row.getCustomer()), mood(row));
  }

  private static Mood mood(StoredCall row) {
    return new Mood(row.getMood(), row.getMoodWeight(), row.getMoodAtMs());
  }

  /**
   * How many points are in the journey's row. The newest moves with every turn and is not among
   * them; the others come several at a time, or the row would be written again with each.
   */
  static int shelved(Journey journey) {
    int certain = Math.max(0, journey.points().size() - 1);
    return certain - certain % POINTS;
  }

  /** All points but the newest. */
  static StoredJourney toRow(Journey journey) {
    return new StoredJourney(
        journey.stepMs(), toRows(journey.points().subList(0, shelved(journey))));
  }

  private static List<StoredPoint> toRows(List<Journey.Point> points) {
    List<StoredPoint> rows = new ArrayList<>(points.size());
    for (Journey.Point point : points) {
      rows.add(toRow(point));
    }
    return rows;
  }

  private static Journey journey(StoredJourney stored, StoredCall row) {
    List<Journey.Point> points = new ArrayList<>();
    stored.getPoints().forEach(point -> points.add(fromRow(point)));
    row.getPoints().forEach(point -> points.add(fromRow(point)));
    Map<AgentMove, Integer> moves = new EnumMap<>(AgentMove.class);
    AgentMove[] all = AgentMove.values();
    for (int i = 0; i < Math.min(all.length, row.getMoves().size()); i++) {
      if (row.getMoves().get(i) > 0) {
        moves.put(all[i], row.getMoves().get(i));
      }
    }
    return new Journey(List.copyOf(points), stored.getStepMs(), Map.copyOf(moves));
  }

  private static List<Integer> counts(Map<AgentMove, Integer> moves) {
    List<Integer> counts = new ArrayList<>();
    for (AgentMove move : AgentMove.values()) {
      counts.add(moves.getOrDefault(move, 0));
    }
    while (!counts.isEmpty() && counts.get(counts.size() - 1) == 0) {
      counts.remove(counts.size() - 1);
    }
    return counts;
  }

  private static StoredAirtime toRow(Airtime airtime) {
    StoredAirtime row = new StoredAirtime();
    row.setTurns(airtime.turns());
    row.setWords(airtime.words());
    row.setTalkMs(airtime.talkMs());
    row.setLastEndMs(airtime.lastEndMs());
    return row;
  }

  private static Airtime fromRow(StoredAirtime row) {
    return new Airtime(row.getTurns(), row.getWords(), row.getTalkMs(), row.getLastEndMs());
  }

  private static StoredPoint toRow(Journey.Point point) {
    StoredPoint row = new StoredPoint();
    row.setAtMs(point.atMs());
    row.setSentiment(point.sentiment());
    row.setTension(point.tension());
    return row;
  }

  private static Journey.Point fromRow(StoredPoint row) {
    return new Journey.Point(row.getAtMs(), row.getSentiment(), row.getTension());
  }
}
