package io.attune.training.train;

import io.attune.encoder.EncoderHeads;
import io.attune.language.Features;
import io.attune.language.LinearModel.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One question that weights are trained for.
 *
 * @param name what it is called in the model card
 * @param outputs one for each answer where they exclude each other; a single one for yes or no
 */
record Head(String name, List<Output> outputs) {
  static final Head SENTIMENT =
      new Head("sentiment", List.of(Output.NEGATIVE, Output.NEUTRAL, Output.POSITIVE));
  static final Head PUSHBACK = new Head("pushback", List.of(Output.PUSHBACK));
  static final Head ABUSE = new Head("abuse", List.of(Output.ABUSE));

  /** All there are: the three above and one for each move. */
  static List<Head> all() {
    List<Head> heads = new ArrayList<>(List.of(SENTIMENT, PUSHBACK, ABUSE));
    for (Output output : Output.values()) {
      if (output.isMove()) {
        heads.add(ofMove(output));
      }
    }
    return heads;
  }

  static Head ofMove(Output output) {
    return new Head(output.name().toLowerCase(Locale.ROOT).replace('_', ' '), List.of(output));
  }

  /** Whether it is answered by yes or no. */
  boolean isYesNo() {
    return outputs.size() == 1;
  }

  /** Whether it is about an agent's turn. */
  boolean isMove() {
    return outputs.get(0).isMove();
  }

  /** Whether rules alone find it well: what has a form or a formula. */
  boolean isRuled() {
    Output output = outputs.get(0);
    return isMove() && output != Output.ACKNOWLEDGE && output != Output.VALIDATE;
  }

  /** Whether it says how somebody feels: negative, neutral or positive. */
  boolean isTone() {
    return equals(SENTIMENT);
  }

  /**
   * Whether the always-on tier learns it from the encoder's answers as well. Not tone, of which its
   * labels say as much; not pushback, which hangs on few words; not what rules find.
   */
  boolean isTaught() {
    return equals(ABUSE) || isMove() && !isRuled();
  }

  /**
   * What log-odds of the always-on tier are worth in kinds of talk that it was not trained on, 0 to
   * 1. For tone the sources tell: trained without our own sentences it is honest about them at 0.41
   * of what it says, and at 0.71 where it has seen their like; without GoEmotions at 0.35 and 0.69.
   */
  double elsewhere() {
    return isTone() ? 0.6 : 1;
  }

  /**
   * What a sample counts when the always-on tier's likelihoods are made honest. Refusals count more
   * in training than they occur, and are not to seem likelier for it.
   */
  double occurs(Sample sample) {
    return equals(PUSHBACK) ? 1 : sample.weight();
  }

  /** How many of the encoder's inputs it looks at, the first ones. */
  int sees() {
    return outputs.get(0).isAnswer() ? EncoderHeads.INPUTS : EncoderHeads.INPUTS_OF_TURN;
  }

  /** How many of a turn's features it looks at, the first ones. */
  int sees(Features features) {
    return outputs.get(0).isAnswer() ? features.size() : features.ofTurn();
  }
}
