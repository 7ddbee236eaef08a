package io.attune.simulate;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallErased;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.Dropped;
import io.attune.engine.Twins;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches what is committed, as the readers of the topics would see it: nothing before a call
 * begins or after it is over, and no more of the agent's attention than allowed.
 */
final class Watch {
  private final SimulatedShelf shelf;
  private final Tale tale = new Tale();
  private final Map<String, Screen> screens = new HashMap<>();

  Watch(SimulatedShelf shelf) {
    this.shelf = shelf;
  }

  Tale tale() {
    return tale;
  }

  /** What one step told. */
  void take(SimulatedTask.Told told) {
    // Effects of a step in which one call gives way to another: up to its summary, the old one's.
    boolean begins = told.another() && told.effects().stream().noneMatch(Watch::isEnd);
    if (begins) {
      screens.put(told.key(), new Screen(told.key(), shelf));
    }
    Screen screen = screens.get(told.key());
    for (Effect effect : told.effects()) {
      if (!(effect instanceof Dropped || effect instanceof CallErased)) {
        require(screen != null, told.key(), "is told of though it is over", effect);
      }
      if (effect instanceof CueChanged changed) {
        screen.show(changed);
      }
      if (isEnd(effect)) {
        screen = null;
        screens.remove(told.key());
        if (told.another()) {
          screen = new Screen(told.key(), shelf);
          screens.put(told.key(), screen);
        }
      }
      tell(told.key(), effect);
    }
    if (screen != null) {
      hear(screen, told);
    }
  }

  private static boolean isEnd(Effect effect) {
    return effect instanceof CallSummarised || effect instanceof CallErased;
  }

  /** Of a twin only its cues matter, as in the topology. */
  private void tell(String key, Effect effect) {
    if (!Twins.isTwin(key) || effect instanceof CueChanged) {
      tale.add(Twins.callIdOf(key), effect);
    }
  }

  private static void hear(Screen screen, SimulatedTask.Told told) {
    CallInput input = told.input();
    boolean counts = told.effects().stream().noneMatch(Dropped.class::isInstance);
    if (input instanceof CueFeedback feedback && counts) {
      screen.hear(feedback.action());
    } else if (input instanceof CallEvent event && event.body() instanceof CallEnded && counts) {
      screen.end();
    }
  }

  static void require(boolean holds, String key, String otherwise, Object seen) {
    if (!holds) {
      throw new SimulationFault(Twins.callIdOf(key) + " " + otherwise + ": " + seen);
    }
  }
}
