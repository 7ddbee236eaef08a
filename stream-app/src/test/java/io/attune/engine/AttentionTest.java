package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.attune.call.AgentLevel;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.CueFeedback.Action;
import io.attune.coach.Cue;
import io.attune.coach.Ledger;
import io.attune.detect.Category;
import io.attune.detect.Conversation;
import io.attune.detect.RecentTurns;
import io.attune.detect.Thresholds;
import io.attune.engine.Effect.CueChanged;
import io.attune.language.LexicalScorer;
import io.attune.language.RememberingScorer;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens on a call, the agent's attention is kept: over a million events in which every
 * category fires. Run again with {@code -Dattention.seed=N}, the number in a failure's message.
 */
class AttentionTest {
  /** {@code -Dattention.events=1000000} plays a million. */
  private static final int EVENTS = Integer.getInteger("attention.events", 300_000);

  private static final Attention ATTENTION = Attention.DEFAULT;

  private final CallEngine engine = engine();
  private final Set<Category> fired = EnumSet.noneOf(Category.class);

  private static CallEngine engine() {
    Playbook playbook =
        new Playbook(
            new PlaybookRef("small", 1),
            "en",
            "for tests",
            Thresholds.DEFAULT,
            ATTENTION,
            SmallPlaybook.phrases(),
            SmallPlaybook.rules());
    return new CallEngine(
        playbook, new RememberingScorer(LexicalScorer.of(playbook.phrases(), playbook.locale())));
  }

  @Test
  void noCallEverTakesMoreOfAnAgentsAttentionThanAllowed() {
    long seed = Long.getLong("attention.seed", 20_261_122L);
    long events = 0;
    for (long call = seed; events < EVENTS; call++) {
      try {
        events += play(call);
      } catch (AssertionError e) {
        fail("-Dattention.seed=" + call + " shows it: " + e.getMessage(), e);
      }
    }
    assertThat(fired).as("categories that fired").containsAll(EnumSet.allOf(Category.class));
  }

  /** Plays one call, with an agent who answers cues at random; returns how many events it had. */
  private long play(long seed) {
    Random random = new Random(seed);
    Screen screen = new Screen();
    CallState state = null;
    long events = 0;
    for (CallInput input : BusyCalls.call(seed)) {
      Outcome outcome = engine.step(state, input);
      events++;
      state = outcome.state();
      screen.show(state, outcome);
      if (screen.visible != null && random.nextInt(12) == 0) {
        Action action = Action.values()[random.nextInt(Action.values().length)];
        String cueId = screen.visible.cueId();
        outcome = engine.step(state, new CueFeedback("c1", input.at(), cueId, action));
        events++;
        state = outcome.state();
        screen.show(state, outcome);
        screen.muted = action == Action.MUTED || (screen.muted && action != Action.UNMUTED);
      }
      assertBounded(state);
    }
    return events;
  }

  private static void assertBounded(CallState state) {
    assertThat(state.ledger().entries()).hasSizeLessThanOrEqualTo(Ledger.ENTRIES);
    assertThat(state.settled().finished()).hasSizeLessThanOrEqualTo(Conversation.FINISHED);
    assertThat(state.settled().recent().all()).hasSizeLessThanOrEqualTo(RecentTurns.TURNS);
    assertThat(state.settled().open()).hasSizeLessThanOrEqualTo(64);
  }

  /** What one agent sees. */
  private final class Screen {
    private Cue visible;
    private boolean muted;
    private long lastShownAt = Long.MIN_VALUE / 2;
    private int spent;

    void show(CallState state, Outcome outcome) {
      for (Effect effect : outcome.effects()) {
        if (effect instanceof CueChanged changed) {
          Cue cue = changed.cue();
          if (cue.isVisible() && cue.raisedAt() == cue.decidedAt()) {
            appears(cue, state);
          } else {
            assertThat(visible).as("a cue that changes was visible").isNotNull();
            assertThat(cue.cueId()).isEqualTo(visible.cueId());
          }
          visible = cue.isVisible() ? cue : null;
        }
      }
    }

    private void appears(Cue cue, CallState state) {
      boolean free = visible == null || visible.expiresAt() <= cue.decidedAt();
      assertThat(free).as("one cue at a time").isTrue();
      assertThat(muted).as("the agent wants no more").isFalse();
      assertThat(state.facts().context().level()).isNotEqualTo(AgentLevel.MUTED);
      assertThat(cue.evidence()).isNotEmpty().allMatch(e -> !e.signal().isBlank());
      fired.add(cue.rule().category());
      if (cue.rule().category() == Category.CONTEXT_BRIEF) {
        return;
      }
      if (!cue.rule().isUrgent()) {
        assertThat(cue.raisedAt() - lastShownAt)
            .as("time since the cue before")
            .isGreaterThanOrEqualTo(ATTENTION.cooldownMs());
        assertThat(++spent).as("cues spent").isLessThanOrEqualTo(ATTENTION.budget());
      }
      lastShownAt = cue.raisedAt();
    }
  }
}
