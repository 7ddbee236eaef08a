package io.attune.debrief;

import io.attune.debrief.CueDifference.Type;
import io.attune.detect.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds for each cue of one playbook the same cue of another, on the same call. Cue ids hold the
 * playbook's id and version, so a cue is known by its rule, its category and the onset of what it
 * is about; where the onset itself has moved, by the nearest in time of the same rule and category.
 */
final class CueMatching {
  /** An onset that moved by more than this, in ms, is another concern. */
  static final long NEAR_MS = 30_000;

  private final String callId;
  private final List<CueDifference> differences = new ArrayList<>();

  private record Identity(String ruleId, Category category, long episodeStartMs) {
    static Identity of(CueShown cue) {
      return new Identity(cue.ruleId(), cue.category(), cue.episodeStartMs());
    }
  }

  private CueMatching(String callId) {
    this.callId = callId;
  }

  /** The differences, in the order of time. */
  static List<CueDifference> differences(
      String callId, List<CueShown> before, List<CueShown> after) {
    CueMatching matching = new CueMatching(callId);
    matching.match(before, after);
    matching.differences.sort(Comparator.comparingLong(d -> d.cue().raisedMs()));
    return List.copyOf(matching.differences);
  }

  private void match(List<CueShown> before, List<CueShown> after) {
    Map<Identity, CueShown> unmatched = new LinkedHashMap<>();
    before.forEach(cue -> unmatched.put(Identity.of(cue), cue));
    List<CueShown> fresh = new ArrayList<>();
    for (CueShown cue : after) {
      CueShown old = unmatched.remove(Identity.of(cue));
      if (old == null) {
        fresh.add(cue);
      } else {
        compare(old, cue);
      }
    }
    List<CueShown> gone = new ArrayList<>(unmatched.values());
    for (CueShown cue : fresh) {
      Optional<CueShown> near = nearest(gone, cue);
      near.ifPresent(gone::remove);
      near.ifPresentOrElse(old -> compare(old, cue), () -> add(Type.ADDED, null, cue, List.of()));
    }
    gone.forEach(cue -> add(Type.LOST, cue, null, List.of()));
  }

  private static Optional<CueShown> nearest(List<CueShown> gone, CueShown cue) {
    return gone.stream()
        .filter(old -> old.ruleId().equals(cue.ruleId()) && old.category() == cue.category())
        .filter(old -> distance(old, cue) <= NEAR_MS)
        .min(Comparator.comparingLong(old -> distance(old, cue)));
  }

  private static long distance(CueShown one, CueShown other) {
    return Math.abs(one.raisedMs() - other.raisedMs());
  }

  private void compare(CueShown old, CueShown now) {
    List<String> aspects = new ArrayList<>();
    if (old.raisedMs() != now.raisedMs()) {
      aspects.add("time");
    }
    if (old.step() != now.step()) {
      aspects.add("step");
    }
    if (old.severity() != now.severity()) {
      aspects.add("severity");
    }
    // Which phrasing comes first depends on the cue's id, and so on the playbook's version.
    if (!old.headline().equals(now.headline())
        || !new HashSet<>(old.prompts()).equals(new HashSet<>(now.prompts()))) {
      aspects.add("text");
    }
    if (!aspects.isEmpty()) {
      add(aspects.contains("time") ? Type.MOVED : Type.CHANGED, old, now, List.copyOf(aspects));
    }
  }

  private void add(Type type, CueShown before, CueShown after, List<String> aspects) {
    CueShown cue = after == null ? before : after;
    differences.add(
        new CueDifference(type, callId, cue.ruleId(), cue.category(), before, after, aspects));
  }
}
