package io.attune.gateway.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A live call as supervisors are sent it, put together step by step; a `call` event as JSON. */
final class LiveCall {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> view = new LinkedHashMap<>();
  private final Map<String, Object> alert = new LinkedHashMap<>();
  private final List<Map<String, Object>> episodes = new ArrayList<>();
  private final List<List<Object>> arc = new ArrayList<>();

  /** A call that began a minute ago, of an agent with the same id, on which all is calm. */
  LiveCall(String callId, long now) {
    view.put("callId", callId);
    view.put("agentId", "agent-" + callId);
    view.put("team", "north");
    view.put("queue", "sales");
    view.put("channel", "voice");
    view.put("phase", "live");
    view.put("signal", "ok");
    view.put("startedAt", now - 60_000);
    view.put("updatedAt", now);
    view.put("sentiment", -0.2);
    view.put("tension", 0.1);
    view.put("agentTalkShare", 0.5);
    view.put("openEpisodes", episodes);
    view.put("finishedEpisodes", 0);
    view.put("cuesShown", 0);
    view.put("cuesActed", 0);
    alert.put("level", "none");
    alert.put("score", 0.0);
    alert.put("reasons", List.of());
    alert.put("since", now - 5_000);
    arc.add(List.of(20_000, 0.3, 0.0));
    arc.add(List.of(50_000, -0.2, 0.1));
  }

  /** A field of the view. */
  LiveCall with(String field, Object value) {
    view.put(field, value);
    return this;
  }

  LiveCall alert(String level, double score, String reason) {
    alert.put("level", level);
    alert.put("score", score);
    alert.put("reasons", List.of(Map.of("kind", "tension", "category", "rising", "text", reason)));
    return this;
  }

  LiveCall acknowledgedBy(String name, long at) {
    alert.put("acknowledged", Map.of("by", name, "at", at));
    return this;
  }

  /** An open price objection; moments of the ladder follow as names and media times. */
  LiveCall priceObjection(int timesRaised, Object... ladder) {
    Map<String, Object> episode = new LinkedHashMap<>();
    episode.put("episodeId", "objection/price/30000");
    episode.put("kind", "objection");
    episode.put("category", "price");
    episode.put("startMs", 30_000);
    episode.put("intensity", 0.8);
    episode.put("drivers", List.of(Map.of("name", "stated", "value", 1, "quote", "too much")));
    episode.put("repeated", timesRaised - 1);
    for (int i = 0; i < ladder.length; i += 2) {
      episode.put((String) ladder[i], ladder[i + 1]);
    }
    episodes.add(episode);
    return this;
  }

  String json() {
    return write(Map.of("type", "call", "view", view, "alert", alert, "arc", arc, "arcFrom", 0));
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
