package io.attune.language;

import io.attune.call.Speaker;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The phrases of one label, as a playbook lists them.
 *
 * @param label what a hit is called, such as "objection.price"
 * @param speakers whose words are searched; everybody's when empty
 * @param say patterns that make a hit, in the notation of {@link PhrasePattern}
 * @param not patterns that cancel a hit of this label which they overlap
 */
public record PhraseSet(String label, Set<Speaker> speakers, List<String> say, List<String> not) {

  public PhraseSet {
    speakers =
        speakers.isEmpty()
            ? Set.copyOf(EnumSet.allOf(Speaker.class))
            : Set.copyOf(EnumSet.copyOf(speakers));
    say = List.copyOf(say);
    not = List.copyOf(not);
  }

  /** Phrases looked for in everybody's words, without exceptions. */
  public static PhraseSet of(String label, String... say) {
    return new PhraseSet(label, Set.of(), List.of(say), List.of());
  }
}
