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

/** What an engine told of some calls, by call, as the topics would carry it. */
final class Tale {
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
   * @throws SimulationFault naming the first difference
   */
  void requireSameAs(Tale expected) {
    Set<String> callIds = new TreeSet<>(byCall.keySet());
    callIds.addAll(expected.byCall.keySet());
    for (String callId : callIds) {
      requireSame(callId, expected.lines(callId), lines(callId));
    }
  }

  private List<String> lines(String callId) {
    return byCall.getOrDefault(callId, List.of());
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
