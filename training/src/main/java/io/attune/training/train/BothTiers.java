package io.attune.training.train;

import io.attune.encoder.EncoderHeads;
import io.attune.language.Likelihoods;
import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;

/**
 * Both tiers together, for measuring: what the always-on one reads, refined by the encoder at once.
 *
 * @param fast the always-on tier
 * @param heads those on top of the encoder
 * @param vectors the encoder's, made when first needed
 */
record BothTiers(TextScorer fast, EncoderHeads heads, Vectors vectors) implements TextScorer {

  @Override
  public TextReading score(Utterance utterance, TextContext context) {
    TextReading first = fast.score(utterance, context);
    float[] inputs =
        EncoderHeads.inputs(vectors.of(utterance.text()), vectors.of(context.previous()), first);
    Likelihoods likely = heads.likelihoods(inputs, utterance.speaker(), first.likelihoods());
    Refinement refinement = heads.refinement(likely, first);
    return first.refinedBy(refinement, utterance.speaker()).likely(likely);
  }

  @Override
  public boolean hasPhrases(Utterance utterance) {
    return fast.hasPhrases(utterance);
  }
}
