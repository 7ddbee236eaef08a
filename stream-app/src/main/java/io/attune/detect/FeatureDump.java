package io.attune.detect;

import io.attune.call.Speaker;
import java.util.Collections;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Features listed in one go, in none of the customer's own words: of what they said they want, or,
 * if they have not said it, of what they last said.
 */
final class FeatureDump implements Detector {

  private static final String LABEL = "agent.feature";

  private final int features;

  /**
   * @param features how many in one go
   */
  FeatureDump(int features) {
    this.features = features;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT) || !turn.reading().has(LABEL)) {
      return;
    }
    Go go = Go.of(turn, before);
    int listed = go.turns().stream().mapToInt(t -> t.reading().count(LABEL)).sum();
    if (listed >= features && !isTied(go, before)) {
      found.accept(
          new Finding(
              Category.DELIVERY_FEATURE_DUMP,
              "features-in-a-row",
              0.6,
              go.first().startMs(),
              Evidence.ofMeasure(turn, "features-in-a-row", listed, features)));
    }
  }

  private static boolean isTied(Go go, Conversation before) {
    Set<String> wanted = Motivation.words(before);
    return go.turns().stream()
        .anyMatch(turn -> !Collections.disjoint(turn.reading().contentWords(), wanted));
  }
}
