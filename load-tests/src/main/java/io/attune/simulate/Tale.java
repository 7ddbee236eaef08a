package io.attune.simulate;

import io.attune.engine.Arm;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallErased;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.EpisodeFinished;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.Twins;
import io.attune.wire.EffectJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an engine told of some calls, by call, as the topics would carry it. */
final class Tale {
  private static final Pattern CUES =
      Pattern.compile(",\"cues(ByKind|Shown|Acted|\\w+ed|Late)?\":(\\[[^\\]]*\\]|\\d+)");

  private final Map<String, List<String>> byCall = new TreeMap<>();

  /**
   * Views are left out: they tell nothing that lasts, and a restart shows one more. So are counts
   * of what changed nothing.
   */
  void add(String callId, Effect effect) {
    if (effect instanceof CueChanged
        || effect instanceof TurnSettled
        || effect instanceof EpisodeFinished
        || effect instanceof CallSummarised
        || effect instanceof CallErased) {
      byte[] line = EffectJson.of(effect).orElseThrow();
      // A twin that nobody sees may be told of a little before or after its call.
      boolean unseen =
          effect instanceof CueChanged cue && cue.facts().terms().assignment().arm() == Arm.SHADOW;
      byCall
          .computeIfAbsent(unseen ? Twins.keyOf(callId) : callId, id -> new ArrayList<>())
          .add(new String(line, StandardCharsets.UTF_8));
    }
  }

  /**
   * Compares with what should have been told.
   *
   * @param moved calls whose cues may come at other moments, so that only the rest is compared
   * @throws SimulationFault naming the first difference
   */
  void requireSameAs(Tale expected, Set<String> moved) {
    Set<String> callIds = new TreeSet<>(byCall.keySet());
    callIds.addAll(expected.byCall.keySet());
    for (String callId : callIds) {
      boolean cues = !moved.contains(Twins.callIdOf(callId));
      requireSame(callId, expected.lines(callId, cues), lines(callId, cues));
    }
  }

  private List<String> lines(String callId, boolean cues) {
    List<String> lines = byCall.getOrDefault(callId, List.of());
    return cues
        ? lines
        : lines.stream().filter(line -> !isOf("cue", line)).map(Tale::withoutCues).toList();
  }

  /** Of a summary, all but its cues and their counts. */
  private static String withoutCues(String line) {
    return isOf("summary", line) ? CUES.matcher(line).replaceAll("") : line;
  }

  private static boolean isOf(String type, String line) {
    return line.startsWith("{\"type\":\"" + type + "\"");
  }

  /**
   * An erasure may come before what was due by then: what would still be told of the call is not.
   */
  private static void requireSame(String callId, List<String> expected, List<String> actual) {
    int next = 0;
    for (String got : actual) {
      while (isOf("erased", got) && next < expected.size() && !isOf("erased", expected.get(next))) {
        next++;
      }
      String wanted = next < expected.size() ? expected.get(next) : "nothing";
      if (!wanted.equals(got)) {
        throw new SimulationFault(callId + difference(next, wanted, got));
      }
      next++;
    }
    if (next < expected.size()) {
      throw new SimulationFault(callId + difference(next, expected.get(next), "nothing"));
    }
  }

  private static String difference(int number, String wanted, String got) {
    int same = 0;
    while (same < Math.min(wanted.length(), got.length())
        && wanted.charAt(same) == got.charAt(same)) {
      same++;
    }
    return ": number %d of what is told differs from character %d on%n  expected %s%n  but got  %s"
        .formatted(number + 1, same, wanted, got);
  }
}
