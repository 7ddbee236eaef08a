package io.attune.training.eval;

import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledSet;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one set.
 *
 * @param set the set
 * @param turns how many it has
 * @param judged for each task that it has labels for, what each contestant answered, by its name
 * @param calm what was answered to it if it is calm talk
 */
record SetResult(
    LabelledSet set,
    int turns,
    Map<Task, Map<String, Judgements>> judged,
    Optional<CalmTalk> calm) {}
