package io.attune.app.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A cue as its topic tells of it, with what a test cares about changed. */
final class SomeCue {
  /** Start of its call, epoch ms. */
  static final long STARTED_AT = 1_790_000_000_000L;

  private final ObjectNode cue = new ObjectMapper().createObjectNode();

  SomeCue(String cueId, String state) {
    cue.put("type", "cue").put("cueId", cueId).put("callId", "c1").put("state", state);
    cue.put("kind", "objection").put("category", "price").put("headline", "Hear the price worry");
    cue.putArray("prompts").add("You said it is a lot.").add("What would make it worth it?");
    cue.putArray("evidence").addObject().put("quote", "more than we planned");
    cue.put("raisedAt", STARTED_AT + 83_500).put("spokenEndMs", 83_000);
    cue.put("spokenEndAt", STARTED_AT + 83_000).put("decidedAt", 1).put("receivedAt", 1);
  }

  SomeCue with(String field, String value) {
    cue.put(field, value);
    return this;
  }

  SomeCue with(String field, long value) {
    cue.put(field, value);
    return this;
  }

  SomeCue without(String field) {
    cue.remove(field);
    return this;
  }

  SeenCue seen() {
    return SeenCue.of(cue);
  }
}
