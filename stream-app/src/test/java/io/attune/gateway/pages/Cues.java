package io.attune.gateway.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events of the live streams, as the gateway writes them. */
final class Cues {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Cues() {}

  /** A price objection that was raised now and holds for a minute. */
  static Map<String, Object> price(String cueId, long now) {
    Map<String, Object> cue = new LinkedHashMap<>();
    cue.put("type", "cue");
    cue.put("cueId", cueId);
    cue.put("callId", "call-1");
    cue.put("agentId", "a1");
    cue.put("kind", "objection");
    cue.put("category", "price");
    cue.put("severity", "medium");
    cue.put("urgency", "normal");
    cue.put("state", "raised");
    cue.put("headline", "Price worry raised");
    cue.put(
        "prompts",
        List.of(
            "You said “more than we planned”. What had you in mind?",
            "So it is more than you thought."));
    cue.put("why", "People weigh value once their limit has been heard.");
    cue.put("risk", "Do not imply the price is wrong.");
    cue.put(
        "evidence",
        List.of(
            Map.of(
                "segmentId",
                "s10",
                "speaker",
                "customer",
                "startMs",
                71_563,
                "endMs",
                77_720,
                "quote",
                "more than we planned",
                "signal",
                "phrase")));
    cue.put("confidence", 0.85);
    cue.put("raisedAt", now);
    cue.put("expiresAt", now + 60_000);
    cue.put("late", false);
    return cue;
  }

  /** The same with other values, in turns of name and value. */
  static String json(Map<String, Object> cue, Object... changes) {
    Map<String, Object> changed = new LinkedHashMap<>(cue);
    for (int i = 0; i < changes.length; i += 2) {
      changed.put((String) changes[i], changes[i + 1]);
    }
    try {
      return JSON.writeValueAsString(changed);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** A live call of agent a1. */
  static String call(String callId, String level) {
    return """
        {"type":"call","view":{"callId":"%s","agentId":"a1","queue":"renewals","language":"en-GB","phase":"live",\
        "signal":"ok","agentLevel":"%s"},"alert":{"level":"none","score":0,"reasons":[]},"arc":[]}"""
        .formatted(callId, level);
  }
}
