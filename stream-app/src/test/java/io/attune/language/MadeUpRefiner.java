package io.attune.language;

import java.util.Set;

/** Has a strong opinion on every English text, always the same, for tests of what comes of it. */
public final class MadeUpRefiner implements TextRefiner {
  public static final String MODEL = "made-up/1";

  @Override
  public boolean reads(String locale) {
    return locale.startsWith("en");
  }

  @Override
  public Refinement refine(Utterance utterance, TextContext context, TextReading fast) {
    int hash = (utterance.text() + "|" + context.previous()).hashCode();
    return new Refinement(
        MODEL,
        (hash & 0xFF) / 127.5 - 1,
        1,
        ((hash >> 8) & 0xFF) / 255.0,
        ((hash >> 16) & 0xFF) / 255.0,
        (hash & 1) == 0 ? Set.of(AgentMove.ACKNOWLEDGE) : Set.of());
  }

  @Override
  public void close() {}
}
