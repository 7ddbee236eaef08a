package io.attune.training.eval;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.training.labelled.LabelledTurn;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * One question that people have answered for turns of a set. Two are equal if they have the same
 * name.
 *
 * @param name what is asked, such as {@code sentiment}
 * @param aspect what of a reading answers it
 * @param moves for {@link Aspect#MOVES}: any of these is a yes; else empty
 * @param classes the answers there are; the first is the one that matters most
 * @param gold what people answered, a class; empty for a turn that is not part of the task
 */
record Task(
    String name,
    Aspect aspect,
    Set<AgentMove> moves,
    List<String> classes,
    Function<LabelledTurn, OptionalInt> gold) {

  /** What of a reading answers a task. */
  enum Aspect {
    SENTIMENT,
    PUSHBACK,
    ABUSE,
    OBJECTION,
    MOVES
  }

  static final List<String> POLARITIES = LabelledTurn.POLARITIES;
  static final List<String> YES_NO = List.of("yes", "no");

  /** The classes' places in {@link #POLARITIES} and {@link #YES_NO}. */
  static final int NEGATIVE = 0;

  static final int NEUTRAL = 1;
  static final int POSITIVE = 2;
  static final int YES = 0;
  static final int NO = 1;

  /**
   * The side as whose the words are read. Moves are an agent's; everything else is scored in the
   * words of customers, and where those of others are called negative, they are read like these.
   */
  Speaker readAs() {
    return aspect == Aspect.MOVES ? Speaker.AGENT : Speaker.CUSTOMER;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Task that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
