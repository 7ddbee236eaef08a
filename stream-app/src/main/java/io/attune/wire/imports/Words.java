package io.attune.wire.imports;

import io.attune.call.CallEvent.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a text, by white space. */
final class Words {
  /**
   * What stands for words that the source does not publish: the transcribers' mark for speech that
   * cannot be made out.
   */
  static final String UNHEARD = "xxx";

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final long UNHEARD_MS = 400;
  private static final int MOST_UNHEARD = 5_000;

  private Words() {}

  static List<String> of(String text) {
    return text.isBlank() ? List.of() : List.of(BLANKS.split(text.strip()));
  }

  /** A neutral word for every 400 ms. */
  static List<String> unheard(long durationMs) {
    return Collections.nCopies(
        (int) Math.max(1, Math.min(MOST_UNHEARD, durationMs / UNHEARD_MS)), UNHEARD);
  }

  /** Gives each word its share of a stretch of media time, longer ones more of it. */
  static List<Word> timed(List<String> words, long startMs, long endMs) {
    long weights = words.stream().mapToLong(Words::weight).sum();
    List<Word> timed = new ArrayList<>(words.size());
    long before = 0;
    for (String word : words) {
      long after = before + weight(word);
      timed.add(
          new Word(
              word, at(startMs, endMs, before, weights), at(startMs, endMs, after, weights), 1));
      before = after;
    }
    return timed;
  }

  private static long at(long startMs, long endMs, long weight, long weights) {
    return startMs + (endMs - startMs) * weight / weights;
  }

  private static long weight(String word) {
    return 2L + word.length();
  }
}
