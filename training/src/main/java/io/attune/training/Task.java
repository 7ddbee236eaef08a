package io.attune.training;

import io.attune.language.TextReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One question that people have answered for the turns of a set.
 *
 * @param name what is asked, such as {@code sentiment}
 * @param set the file, without its ending
 * @param classes the answers there are; of two, the first is the positive one
 * @param gold what people answered; empty for a turn that is not part of the task
 * @param answer what the product answers
 */
record Task(
    String name,
    String set,
    List<String> classes,
    Function<LabelledTurn, Optional<String>> gold,
    Function<TextReading, Answer> answer) {

  /**
   * An answer.
   *
   * @param predicted the class
   * @param score of the positive class, 0 to 1
   */
  record Answer(String predicted, double score) {}

  /** Whether there are two answers, so that scores can be ranked. */
  boolean isBinary() {
    return classes.size() == 2;
  }

  String positive() {
    return classes.get(0);
  }
}
