package io.attune.playbook.yaml;

import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells in what two playbooks differ for those who work with them: in what they come to, with all
 * that they inherit, and not in how their files are written.
 */
public final class PlaybookDiff {

  private final List<PlaybookChange> changes = new ArrayList<>();

  private PlaybookDiff() {}

  /** The changes from one to the other, in the order of the format; none if they do the same. */
  public static List<PlaybookChange> between(Playbook old, Playbook now) {
    PlaybookDiff diff = new PlaybookDiff();
    diff.compare(PlaybookFields.of(old), PlaybookFields.of(now));
    diff.items("rules", ruleNames(old), ruleNames(now));
    for (Rule rule : old.rules()) {
      rule(now, rule.id())
          .ifPresent(same -> diff.compare(PlaybookFields.of(rule), PlaybookFields.of(same)));
    }
    return List.copyOf(diff.changes);
  }

  private static List<String> ruleNames(Playbook playbook) {
    return playbook.rules().stream().map(Rule::id).toList();
  }

  private static Optional<Rule> rule(Playbook playbook, String id) {
    return playbook.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private void compare(PlaybookFields old, PlaybookFields now) {
    for (String path : union(old.values(), now.values())) {
      String from = old.values().get(path);
      String to = now.values().get(path);
      // A label that only one of them has shows by its phrases.
      if (from != null && to != null && !from.equals(to)) {
        changes.add(new PlaybookChange.Value(path, from, to));
      }
    }
    for (String path : union(old.lists(), now.lists())) {
      items(
          path,
          old.lists().getOrDefault(path, List.of()),
          now.lists().getOrDefault(path, List.of()));
    }
  }

  private void items(String path, List<String> old, List<String> now) {
    List<String> added = now.stream().filter(item -> !old.contains(item)).toList();
    List<String> removed = old.stream().filter(item -> !now.contains(item)).toList();
    if (!added.isEmpty() || !removed.isEmpty()) {
      changes.add(new PlaybookChange.Items(path, added, removed));
    }
  }

  private static Set<String> union(Map<String, ?> old, Map<String, ?> now) {
    Set<String> all = new LinkedHashSet<>(old.keySet());
    all.addAll(now.keySet());
    return all;
  }
}
