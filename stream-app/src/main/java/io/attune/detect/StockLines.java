package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.PhraseHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The same stock line of empathy a second time in the call, with a concern on the table: what was
 * kind once is hollow the next time.
 */
final class StockLines implements Detector {

  private static final String LABEL = "agent.stock-empathy";

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT) || !before.hasConcerns()) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      if (hit.label().equals(LABEL) && before.stockLines().contains(line(turn, hit))) {
        found.accept(
            new Finding(
                Category.EMPATHY_HOLLOW,
                "stock-line-again",
                0.8,
                Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "stock-line-again")));
        return;
      }
    }
  }

  /** The stock lines of a call once a turn is heard. */
  static List<Integer> after(Turn turn, List<Integer> before) {
    if (!turn.isBy(Speaker.AGENT) || !turn.reading().has(LABEL)) {
      return before;
    }
    List<Integer> all = new ArrayList<>(before);
    for (PhraseHit hit : turn.reading().phrases()) {
      if (hit.label().equals(LABEL) && !all.contains(line(turn, hit))) {
        all.add(line(turn, hit));
      }
    }
    return List.copyOf(all.subList(Math.max(0, all.size() - Conversation.STOCK_LINES), all.size()));
  }

  /** Letters alone: a recogniser's capitals and commas do not make another line. */
  private static int line(Turn turn, PhraseHit hit) {
    String words = turn.quote(hit.fromWord(), hit.toWord()).toLowerCase(Locale.ROOT);
    return words.replaceAll("[^\\p{L}]", "").hashCode();
  }
}
