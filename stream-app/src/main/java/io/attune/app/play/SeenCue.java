package io.attune.app.play;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One record of {@code coaching-cues}, as far as it is shown or counted here.
 *
 * @param kind in lower case with hyphens, like {@code category} and {@code state}
 * @param prompt the first thing that the agent could say, empty if there is none
 * @param quote the customer's words that it rests on, empty if there are none
 * @param raisedAt record time at which it was first raised, epoch ms
 * @param mediaMs where in the call it was raised, ms from call start
 * @param identity the same for two records that say the same, whenever they were written
 */
public record SeenCue(
    String cueId,
    String callId,
    String kind,
    String category,
    String state,
    String headline,
    String prompt,
    String quote,
    long raisedAt,
    long mediaMs,
    String identity) {

  /** From the JSON form of its topic. */
  static SeenCue of(JsonNode cue) {
    long raisedAt = cue.path("raisedAt").asLong();
    long startedAt = cue.path("spokenEndAt").asLong() - cue.path("spokenEndMs").asLong();
    return new SeenCue(
        cue.path("cueId").asText(),
        cue.path("callId").asText(),
        cue.path("kind").asText(),
        cue.path("category").asText(),
        cue.path("state").asText(),
        cue.path("headline").asText(),
        cue.path("prompts").path(0).asText(),
        quote(cue.path("evidence")),
        raisedAt,
        Math.max(0, raisedAt - startedAt),
        identity(cue));
  }

  /** The newest words among the evidence. */
  private static String quote(JsonNode evidence) {
    String quote = "";
    for (JsonNode item : evidence) {
      quote = item.path("quote").asText(quote);
    }
    return quote;
  }

  /** When it went through the processor differs if it went twice; nothing else may. */
  private static String identity(JsonNode cue) {
    com.fasterxml.jackson.databind.node.ObjectNode rest = cue.deepCopy();
    rest.remove(java.util.List.of("receivedAt", "decidedAt"));
    return rest.toString();
  }

  /** Whether an agent sees it for certain from now on. */
  boolean isRaised() {
    return state.equals("raised");
  }

  boolean isTentative() {
    return state.equals("tentative");
  }
}
