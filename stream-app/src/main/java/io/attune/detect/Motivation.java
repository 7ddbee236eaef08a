package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.PhraseHit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The job that the customer wants done, functional, emotional or social, in their own words: those
 * that follow "so that", "we're trying to", "I don't want to look".
 */
final class Motivation implements Detector {

  private static final Map<String, String> SIGNALS =
      Map.of(
          "opportunity.motivation", "motivation-functional",
          "opportunity.motivation-emotional", "motivation-emotional",
          "opportunity.motivation-social", "motivation-social");

  /** Most words taken as what is wanted: the clause after the phrase. */
  private static final int WORDS = 10;

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER)) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      String signal = SIGNALS.get(hit.label());
      if (signal != null) {
        found.accept(
            new Finding(
                Category.OPPORTUNITY_MOTIVATION,
                signal,
                0.7 * turn.heard().confidence(),
                Evidence.ofWords(turn, hit.fromWord(), clauseEnd(turn, hit.toWord()), signal)));
        return;
      }
    }
  }

  /** One past the last word of the clause that goes on at {@code fromWord}. */
  private static int clauseEnd(Turn turn, int fromWord) {
    String[] words = turn.heard().text().strip().split("\\s+");
    int end = Math.min(fromWord, words.length);
    boolean open = end == 0 || !endsClause(words[end - 1]);
    while (open && end < words.length && end - fromWord < WORDS) {
      open = !endsClause(words[end]);
      end++;
    }
    return end;
  }

  private static boolean endsClause(String word) {
    return ".,;:?!".indexOf(word.charAt(word.length() - 1)) >= 0;
  }

  /**
   * The content words of what the customer wants as far as it is remembered; if they have not said
   * it, those of their last turn.
   */
  static Set<String> words(Conversation conversation) {
    Set<String> wanted = new HashSet<>();
    for (Turn turn : conversation.recent().all()) {
      if (turn.isBy(Speaker.CUSTOMER)
          && SIGNALS.keySet().stream().anyMatch(label -> turn.reading().has(label))) {
        wanted.addAll(turn.reading().contentWords());
      }
    }
    if (wanted.isEmpty()) {
      conversation
          .recent()
          .lastBy(Speaker.CUSTOMER)
          .ifPresent(turn -> wanted.addAll(turn.reading().contentWords()));
    }
    return wanted;
  }
}
