package io.attune.playbook.yaml;

import io.attune.playbook.Attention;
import java.util.List;

/** Reads {@code attention}. Every field may be left out. */
final class AttentionReader {

  private static final DurationField COOLDOWN =
      new DurationField("cooldown", 0, 600_000, Attention.DEFAULT.cooldownMs());
  private static final NumberField BUDGET =
      NumberField.whole("budget", 0, 100, Attention.DEFAULT.budget());
  private static final DurationField LATE_AFTER =
      new DurationField("late-after", 500, 60_000, Attention.DEFAULT.lateAfterMs());

  static final List<BoundedField> FIELDS = List.of(COOLDOWN, BUDGET, LATE_AFTER);

  private AttentionReader() {}

  /**
   * @param inherited where to take what is not given from
   */
  static Attention read(Field field, Attention inherited) {
    Section in = Section.of(field, BoundedField.names(FIELDS));
    return new Attention(
        COOLDOWN.read(in, inherited.cooldownMs()),
        BUDGET.readWhole(in, inherited.budget()),
        LATE_AFTER.read(in, inherited.lateAfterMs()));
  }
}
