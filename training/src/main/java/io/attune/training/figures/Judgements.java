package io.attune.training.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people say of some turns, and what a contestant says of the same turns. Classes are numbers,
 * dialogues are numbered in the order in which they first come. Filled once, then only read.
 */
public final class Judgements {
  private final int classes;
  private final Map<String, Integer> dialogues = new LinkedHashMap<>();
  private final List<Judgement> all = new ArrayList<>();

  /**
   * One turn.
   *
   * @param dialogue the number of its dialogue
   * @param turn where the turn stands in its set, for finding it again
   * @param gold the class that people gave it
   * @param answer what the contestant says
   */
  public record Judgement(int dialogue, int turn, int gold, Answer answer) {
    /** Whether both say the same. */
    public boolean isRight() {
      return answer.predicted() == gold;
    }
  }

  /**
   * @param classes how many there are
   */
  public Judgements(int classes) {
    this.classes = classes;
  }

  /**
   * Adds a turn.
   *
   * @param turn where the turn stands in its set
   */
  public void add(String dialogue, int turn, int gold, Answer answer) {
    int number = dialogues.computeIfAbsent(dialogue, d -> dialogues.size());
    all.add(new Judgement(number, turn, gold, answer));
  }

  /** How many classes there are. */
  public int classes() {
    return classes;
  }

  /** How many turns there are. */
  public int size() {
    return all.size();
  }

  /** How many dialogues they are from. */
  public int dialogues() {
    return dialogues.size();
  }

  /** The turns, in the order in which they were added. */
  public List<Judgement> all() {
    return all;
  }

  /** Every dialogue counts once. */
  public int[] eachOnce() {
    int[] weights = new int[dialogues.size()];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** The share of each class in what people say, 0 to 1. */
  public double[] shares() {
    double[] shares = new double[classes];
    for (Judgement judgement : all) {
      shares[judgement.gold()] += 1.0 / all.size();
    }
    return shares;
  }

  /** The same turns, always answered with the commonest class, as sure as it is common. */
  public Judgements byMajority() {
    double[] shares = shares();
    int most = 0;
    for (int of = 1; of < classes; of++) {
      most = shares[of] > shares[most] ? of : most;
    }
    Answer answer = new Answer(most, shares);
    Judgements majority = new Judgements(classes);
    majority.dialogues.putAll(dialogues);
    all.forEach(j -> majority.all.add(new Judgement(j.dialogue(), j.turn(), j.gold(), answer)));
    return majority;
  }
}
