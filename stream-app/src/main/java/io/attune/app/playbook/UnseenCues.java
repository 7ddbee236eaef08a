package io.attune.app.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares, on the calls that were shadowed, the cues that agents saw with those that the candidate
 * would have shown, by rule: the same rule about the same moment of the same call is the same cue.
 */
final class UnseenCues {

  /**
   * One rule.
   *
   * @param both shown by either
   * @param added by the candidate alone
   * @param lost with the candidate
   */
  record OfRule(int both, int added, int lost) {}

  private final Map<String, Set<String>> seen = new TreeMap<>();
  private final Map<String, Set<String>> unseen = new TreeMap<>();
  private final Set<String> shadowed = new LinkedHashSet<>();

  /** A record of {@code coaching-cues} as JSON. */
  void addSeen(JsonNode cue) {
    seen.computeIfAbsent(rule(cue), r -> new LinkedHashSet<>()).add(identity(cue));
  }

  /** A record of {@code coaching-cues-shadow} as JSON. */
  void addUnseen(JsonNode cue) {
    shadowed.add(cue.path("callId").asText());
    unseen.computeIfAbsent(rule(cue), r -> new LinkedHashSet<>()).add(identity(cue));
  }

  private static String rule(JsonNode cue) {
    return cue.path("ruleId").asText();
  }

  /** Cue ids carry the playbook's version, so they are never equal. */
  private static String identity(JsonNode cue) {
    return cue.path("callId").asText()
        + '\0'
        + cue.path("episodeId").asText(cue.path("raisedAt").asText());
  }

  /** Calls on which the candidate has shown anything. */
  int calls() {
    return shadowed.size();
  }

  /** By rule; a call without any cue of the candidate's counts for neither side. */
  Map<String, OfRule> byRule() {
    Map<String, OfRule> rules = new TreeMap<>();
    Set<String> names = new LinkedHashSet<>(seen.keySet());
    names.addAll(unseen.keySet());
    for (String name : names) {
      Set<String> before = new LinkedHashSet<>(seen.getOrDefault(name, Set.of()));
      before.removeIf(id -> !shadowed.contains(id.substring(0, id.indexOf('\0'))));
      Set<String> after = unseen.getOrDefault(name, Set.of());
      int both = (int) after.stream().filter(before::contains).count();
      if (!before.isEmpty() || !after.isEmpty()) {
        rules.put(name, new OfRule(both, after.size() - both, before.size() - both));
      }
    }
    return rules;
  }
}
