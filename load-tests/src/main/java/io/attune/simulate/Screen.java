package io.attune.simulate;

import io.attune.call.AgentLevel;
import io.attune.call.CueFeedback.Action;
import io.attune.coach.Cue;
import io.attune.detect.Category;
import io.attune.engine.CallFacts;
import io.attune.engine.Effect.CueChanged;
import io.attune.playbook.Attention;
import java.util.HashSet;
import java.util.Set;

/** What the agent of one call sees, and whether it is ever more than the playbook allows. */
final class Screen {
  private final String key;
  private final SimulatedShelf shelf;
  private final Set<String> shown = new HashSet<>();
  private Cue visible;
  private boolean muted;
  private boolean ended;
  private long lastShownAt = Long.MIN_VALUE / 2;
  private int spent;

  Screen(String key, SimulatedShelf shelf) {
    this.key = key;
    this.shelf = shelf;
  }

  void hear(Action action) {
    muted = action == Action.MUTED || (muted && action != Action.UNMUTED);
  }

  void end() {
    ended = true;
  }

  void show(CueChanged changed) {
    Cue cue = changed.cue();
    boolean isVisible = visible != null && visible.cueId().equals(cue.cueId());
    if (cue.isVisible() && !isVisible) {
      appears(cue, changed.facts());
    } else {
      Watch.require(isVisible, key, "takes away a cue that was not there", cue);
    }
    visible = cue.isVisible() ? cue : null;
  }

  private void appears(Cue cue, CallFacts facts) {
    Attention attention = shelf.attention(facts.playbook());
    boolean free = visible == null || visible.expiresAt() <= cue.decidedAt();
    Watch.require(free, key, "shows a cue beside another", cue);
    Watch.require(shown.add(cue.cueId()), key, "shows a cue again", cue);
    Watch.require(!ended, key, "shows a cue after its end", cue);
    Watch.require(!muted, key, "shows a cue to an agent who wants no more", cue);
    Watch.require(
        facts.context().level() != AgentLevel.MUTED
            && !facts.terms().mutedRules().contains(cue.rule().id()),
        key,
        "shows a cue of a muted rule",
        cue);
    Watch.require(
        cue.decidedAt() - facts.startedAt() - cue.evidenceMs() <= attention.lateAfterMs(),
        key,
        "shows a cue too late",
        cue);
    if (cue.rule().category() == Category.CONTEXT_BRIEF) {
      return;
    }
    if (!cue.rule().isUrgent()) {
      Watch.require(
          cue.raisedAt() - lastShownAt >= attention.cooldownMs(), key, "shows too soon", cue);
      Watch.require(++spent <= attention.budget(), key, "shows more than its budget", cue);
    }
    lastShownAt = cue.raisedAt();
  }
}
