package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be said of speech from its words alone. */
final class Spoken {
  private static final int WORDS_PER_MINUTE = 165;
  private static final long SHORTEST_MS = 250;

  private Spoken() {}

  /** How long a text takes to say, ms, for vendors that give no times. */
  static long ms(String text) {
    long words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
    return Math.max(SHORTEST_MS, words * 60_000 / WORDS_PER_MINUTE);
  }

  /** A word with its times; an end before the start is the start. */
  static Word word(String text, long startMs, long endMs, double confidence) {
    return new Word(text, startMs, Math.max(startMs, endMs), confidence);
  }

  /** The mean of the words' confidence, 1 if there are none. */
  static double confidence(List<Word> words) {
    return words.stream().mapToDouble(Word::confidence).average().orElse(1);
  }

  /** Joins pieces of text with single blanks, leaving out empty ones. */
  static String join(Collection<String> pieces) {
    return pieces.stream()
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The speaker label that most words carry, null if none does. */
  static String label(List<Fields> words, String field) {
    Map<String, Long> counts =
        words.stream()
            .map(word -> word.label(field))
            .filter(label -> label != null)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** The words of a list that have times. */
  static List<Word> words(List<Fields> words, Function<Fields, Word> one) {
    List<Word> timed = new ArrayList<>(words.size());
    for (Fields word : words) {
      timed.add(one.apply(word));
    }
    return timed;
  }
}
