package io.attune.app.play;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Shows each cue when it first comes. Called by one thread. */
public final class CuePrinter implements CueWatch.Listener {
  /** How many cues are remembered as shown; a cue changes within minutes, not after thousands. */
  private static final int REMEMBERED = 10_000;

  private final Screen screen;
  private final Predicate<String> calls;
  private final Set<String> shown =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  /**
   * @param calls of which calls, by id
   */
  public CuePrinter(Screen screen, Predicate<String> calls) {
    this.screen = screen;
    this.calls = calls;
  }

  @Override
  public void cue(SeenCue cue, long publishedAt, long receivedAt) {
    if (calls.test(cue.callId())
        && (cue.isRaised() || cue.isTentative())
        && shown.add(cue.cueId())) {
      screen.line(Plain.of(cue, receivedAt - publishedAt));
    }
  }

  @Override
  public void turn(String callId, String turnId, int revision) {}

  @Override
  public void summary(String callId) {}
}
