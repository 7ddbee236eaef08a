package io.attune.training.train;

import io.attune.language.TextContext;
import io.attune.language.Utterance;
import io.attune.training.noise.Corruptor;

/**
 * A turn whose answer is known.
 *
 * @param source the set that it is from
 * @param fold 0 to {@link Folds#COUNT} less one: the part of its set that is left out with it
 * @param isTunedOn whether the encoder was tuned on it if it is about tone, so that its vector
 *     gives away the answer
 * @param utterance what was said
 * @param context what it answers
 * @param answer of yes and no 1 and 0; of several answers their index
 * @param weight how much it counts, more than 0
 */
record Sample(
    String source,
    int fold,
    boolean isTunedOn,
    Utterance utterance,
    TextContext context,
    int answer,
    double weight) {

  /** Whether its answer is not a label but what such talk is as a rule. */
  boolean isUnlabelled() {
    return source.equals("multidogo") || source.equals("cabnc");
  }

  /** Whether it was written for this project. */
  boolean isOwn() {
    return source.equals(TuningSplit.OWN);
  }

  /** The same as it is heard, and what it answers as that is. */
  Sample heard(Corruptor by) {
    int place = utterance.text().hashCode();
    return new Sample(
        source,
        fold,
        isTunedOn,
        new Utterance(by.heard(utterance.text(), place), utterance.speaker(), null),
        new TextContext(by.heard(context.previous(), place + 1)),
        answer,
        weight);
  }

  /** The same, counting so much. */
  Sample weighing(double other) {
    return new Sample(source, fold, isTunedOn, utterance, context, answer, other);
  }
}
