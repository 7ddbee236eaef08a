package io.attune.training.eval;

import io.attune.call.Speaker;
import io.attune.training.eval.Task.Aspect;
import io.attune.training.labelled.LabelledTurn;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a customer objects to, judged on turns that resist in a way that has a category of ours. An
 * answer may be none of them.
 */
final class ResistanceTypes {
  static final List<String> CATEGORIES =
      List.of("price", "timing", "need", "trust", "none or another");

  private static final Map<String, String> CATEGORY =
      Map.of(
          "attack-credibility", "trust",
          "self-pity", "price",
          "delay-tactic", "timing",
          "personal-choice", "need");

  private ResistanceTypes() {}

  static Task task() {
    return new Task(
        "objection category", Aspect.OBJECTION, Set.of(), CATEGORIES, ResistanceTypes::category);
  }

  private static OptionalInt category(LabelledTurn turn) {
    String category = CATEGORY.get(turn.labels().path("resistance_type").asText());
    boolean judged =
        category != null
            && turn.speaker() != Speaker.AGENT
            && turn.labels().path("resistance").asBoolean(true);
    return judged ? Tasks.classOf(CATEGORIES, category) : OptionalInt.empty();
  }
}
