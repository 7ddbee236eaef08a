package io.attune.training.eval;

import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.timed.TimedFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one set.
 *
 * @param set the set
 * @param turns how many it has
 * @param judged for each task that it has labels for, what each contestant answered, by its name
 * @param mistakes those that the product's tiers are surest of
 * @param calm what was answered to it if it is calm talk
 * @param falseCues the cues that the engine raises with each tier, by its name, if it is calm talk
 * @param noise what is left of the tiers' quality when words are spoilt
 * @param timed silence and overlap, if reference times are published
 */
record SetResult(
    LabelledSet set,
    int turns,
    Map<Task, Map<String, Judgements>> judged,
    List<Mistake> mistakes,
    Optional<CalmTalk> calm,
    Map<String, FalseCues> falseCues,
    List<NoiseTrial> noise,
    Optional<TimedFigures> timed) {

  String name() {
    return set.name();
  }
}
