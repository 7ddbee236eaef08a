package io.attune.training.train;

import io.attune.encoder.EncoderHeads;
import io.attune.training.train.DenseTrainer.Dense;
import java.util.List;

/**
 * A head over the encoder's vectors alone, without what the tier that it teaches made of a turn.
 */
final class EncoderTeacher implements Teacher {
  private final Vectors vectors;
  private final DenseTrainer trainer;

  /**
   * A teacher.
   *
   * @param vectors best with those of all that it will be asked about
   */
  EncoderTeacher(Vectors vectors, long seed) {
    this.vectors = vectors;
    this.trainer = new DenseTrainer(seed);
  }

  /**
   * One for all of the material.
   *
   * @param vectors filled with what is missing
   */
  static EncoderTeacher of(Material material, Vectors vectors, long seed) {
    vectors.encode(material.texts());
    return new EncoderTeacher(vectors, seed);
  }

  @Override
  public double[] answers(Head head, List<Sample> labelled, List<Sample> talk, int leaveOut) {
    Dense dense =
        trainer.train(head, labelled, labelled.stream().map(this::inputs).toList(), leaveOut);
    return talk.stream()
        .mapToDouble(s -> Weights.likelihoods(dense.sums(inputs(s), head.sees()))[1])
        .toArray();
  }

  private float[] inputs(Sample sample) {
    return EncoderHeads.inputs(
        vectors.of(sample.utterance().text()), vectors.of(sample.context().previous()));
  }
}
