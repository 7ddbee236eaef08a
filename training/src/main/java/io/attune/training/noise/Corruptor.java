package io.attune.training.noise;

import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Spoils turns as one condition says. What happens to a turn depends on the seed and on where it
 * stands in its set, not on the turns before it.
 */
public final class Corruptor {
  private static final List<String> FILLERS = List.of("um", "uh", "er", "like", "you know", "well");

  /** A turn of fewer words is not cut off: there would be nothing left. */
  private static final int WHOLE_WORDS = 3;

  private final Condition condition;
  private final long seed;

  /**
   * @param seed the same seed spoils the same turns in the same way
   */
  public Corruptor(Condition condition, long seed) {
    this.condition = condition;
    this.seed = seed;
  }

  /** Turns of one set as they are heard, each with what it answers as that was heard. */
  public List<LabelledTurn> heard(List<LabelledTurn> turns) {
    if (!condition.stripped()) {
      return turns;
    }
    Map<Integer, String> byLine = new HashMap<>();
    List<LabelledTurn> heard = new ArrayList<>(turns.size());
    for (LabelledTurn turn : turns) {
      RandomGenerator random = random(turn.line());
      List<HeardWord> words = heard(turn.text(), random);
      String text = words.stream().map(HeardWord::text).collect(Collectors.joining(" "));
      byLine.put(turn.line(), text);
      heard.add(
          turn.heardAs(
              text,
              byLine.getOrDefault(turn.previousLine(), ""),
              condition.withConfidence() ? confidence(words, random) : List.of()));
    }
    return heard;
  }

  /** One text as it is heard at a place of its set. */
  public String heard(String text, int line) {
    return heard(text, random(line)).stream().map(HeardWord::text).collect(Collectors.joining(" "));
  }

  private RandomGenerator random(int line) {
    return new SplittableRandom(seed * 1_000_003 + line);
  }

  private List<HeardWord> heard(String text, RandomGenerator random) {
    List<HeardWord> words = PlainText.words(text).stream().map(HeardWord::right).toList();
    words = withFillers(words, random);
    words = withHomophones(words, random);
    words =
        condition.wordErrors() == 0
            ? words
            : new WordErrors(condition.wordErrors(), random).in(words);
    return cutOff(words, random);
  }

  /** Fillers are said, so they are heard rightly. */
  private List<HeardWord> withFillers(List<HeardWord> words, RandomGenerator random) {
    List<HeardWord> filled = new ArrayList<>(words.size() + 2);
    for (HeardWord word : words) {
      if (random.nextDouble() < condition.fillers()) {
        for (String filler : FILLERS.get(random.nextInt(FILLERS.size())).split(" ")) {
          filled.add(HeardWord.right(filler));
        }
      }
      filled.add(word);
    }
    return filled;
  }

  private List<HeardWord> withHomophones(List<HeardWord> words, RandomGenerator random) {
    List<HeardWord> heard = new ArrayList<>(words.size());
    for (HeardWord word : words) {
      List<String> alike = WordLists.homophones(word.text());
      boolean mistaken = !alike.isEmpty() && random.nextDouble() < condition.homophones();
      heard.add(mistaken ? HeardWord.wrong(alike.get(random.nextInt(alike.size()))) : word);
    }
    return heard;
  }

  /** The last word is broken off ("canc-") or, as often, missing. */
  private List<HeardWord> cutOff(List<HeardWord> words, RandomGenerator random) {
    if (words.size() < WHOLE_WORDS || random.nextDouble() >= condition.cutOffs()) {
      return words;
    }
    List<HeardWord> cut = new ArrayList<>(words);
    String last = cut.remove(cut.size() - 1).text();
    if (last.length() > 2 && random.nextBoolean()) {
      cut.add(HeardWord.wrong(last.substring(0, (last.length() + 1) / 2) + "-"));
    }
    return cut;
  }

  /**
   * How well each word was heard: 0.6 to 1 for what was said, mostly near 1, and 0.2 to 0.8 for
   * what was not, so that confidence tells much and not everything. The ranges are assumed.
   */
  private static List<Double> confidence(List<HeardWord> words, RandomGenerator random) {
    List<Double> confidence = new ArrayList<>(words.size());
    for (HeardWord word : words) {
      double drawn = random.nextDouble();
      confidence.add(word.isRight() ? 1 - 0.4 * drawn * drawn : 0.2 + 0.6 * drawn);
    }
    return confidence;
  }
}
