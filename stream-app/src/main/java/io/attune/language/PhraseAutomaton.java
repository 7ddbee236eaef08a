package io.attune.language;

import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All phrases of a playbook, compiled to one automaton. Immutable; a match takes time in proportion
 * to the words, at most {@link PhrasePattern#MAX_WORDS} active states for each pattern begun.
 *
 * <p>A hit is dropped when a negation reaches it (see {@link SpokenLanguage}), unless its pattern
 * has a negator of its own, and when a {@code not} pattern of the same label overlaps it. Of
 * overlapping hits of one label the longest stays, of equally long ones the first.
 */
public final class PhraseAutomaton {
  private static final Comparator<Hit> BY_LABEL_THEN_PLACE =
      Comparator.comparingInt((Hit hit) -> hit.phrase.label)
          .thenComparingInt(hit -> hit.start)
          .thenComparingInt(hit -> -hit.end);

  private static final Comparator<Hit> BY_PLACE = Comparator.comparingInt(hit -> hit.start);

  private final List<String> labels;
  private final List<Phrase> phrases;
  private final WordAutomaton automaton;

  private PhraseAutomaton(List<String> labels, List<Phrase> phrases, WordAutomaton automaton) {
    this.labels = List.copyOf(labels);
    this.phrases = List.copyOf(phrases);
    this.automaton = automaton;
  }

  /**
   * Compiles the sets; several sets may share a label.
   *
   * @param language of what will be said, and of the patterns
   * @throws PatternFault for the first pattern that is malformed
   */
  public static PhraseAutomaton compile(List<PhraseSet> sets, SpokenLanguage language) {
    Map<String, Integer> labels = new LinkedHashMap<>();
    List<Phrase> phrases = new ArrayList<>();
    AutomatonBuilder builder = new AutomatonBuilder(language);
    for (PhraseSet set : sets) {
      int label = labels.computeIfAbsent(set.label(), l -> labels.size());
      for (String say : set.say()) {
        builder.add(PhrasePattern.parse(say, language));
        phrases.add(new Phrase(label, set.speakers(), say, false));
      }
      for (String not : set.not()) {
        builder.add(PhrasePattern.parse(not, language));
        phrases.add(new Phrase(label, set.speakers(), not, true));
      }
    }
    return new PhraseAutomaton(List.copyOf(labels.keySet()), phrases, builder.build());
  }

  /** The hits in one side's words, in the order of their first word. */
  public List<PhraseHit> match(Tokens tokens, Speaker speaker) {
    Matches matches = automaton.match(tokens);
    if (matches.size() == 0) {
      return List.of();
    }
    List<Hit> hits = spokenBy(speaker, matches);
    if (hits.isEmpty()) {
      return List.of();
    }
    hits.sort(BY_LABEL_THEN_PLACE);
    List<Hit> kept = new ArrayList<>(hits.size());
    for (int from = 0; from < hits.size(); ) {
      int to = from + 1;
      while (to < hits.size() && hits.get(to).phrase.label == hits.get(from).phrase.label) {
        to++;
      }
      settleLabel(tokens, hits.subList(from, to), kept);
      from = to;
    }
    kept.sort(BY_PLACE);
    PhraseHit[] found = new PhraseHit[kept.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = toPhraseHit(tokens, kept.get(i));
    }
    return List.of(found);
  }

  private List<Hit> spokenBy(Speaker speaker, Matches matches) {
    List<Hit> hits = new ArrayList<>(matches.size());
    for (int i = 0; i < matches.size(); i++) {
      Phrase phrase = phrases.get(matches.output(i) / 2);
      if (phrase.speakers.contains(speaker)) {
        boolean negative = matches.output(i) % 2 == 1;
        hits.add(new Hit(phrase, negative, matches.start(i), matches.end(i)));
      }
    }
    return hits;
  }

  /** One label's candidates, by place: exceptions first, then negation, then the longest. */
  private static void settleLabel(Tokens tokens, List<Hit> hits, List<Hit> kept) {
    Exceptions exceptions = new Exceptions(hits);
    Hit best = null;
    for (Hit hit : hits) {
      if (hit.phrase.cancels || exceptions.cover(hit) || isNegated(tokens, hit)) {
        continue;
      }
      if (best != null && hit.start >= best.end) {
        kept.add(best);
        best = hit;
      } else if (best == null || hit.end - hit.start > best.end - best.start) {
        best = hit;
      }
    }
    if (best != null) {
      kept.add(best);
    }
  }

  private static boolean isNegated(Tokens tokens, Hit hit) {
    return !hit.negative && tokens.language().negatorOf(tokens, hit.start, hit.end) >= 0;
  }

  private PhraseHit toPhraseHit(Tokens tokens, Hit hit) {
    return new PhraseHit(
        labels.get(hit.phrase.label),
        tokens.fromWord(hit.start),
        tokens.toWord(hit.end - 1),
        hit.phrase.source);
  }

  private record Phrase(int label, Set<Speaker> speakers, String source, boolean cancels) {}

  /** A match, and whether a negator is among its words. */
  private record Hit(Phrase phrase, boolean negative, int start, int end) {}

  /** The spans of a label's {@code not} patterns; asked in ascending order of start. */
  private static final class Exceptions {
    private final List<Hit> spans;
    private int next;
    private int reach = -1;

    Exceptions(List<Hit> hits) {
      spans = new ArrayList<>(0);
      for (Hit hit : hits) {
        if (hit.phrase.cancels) {
          spans.add(hit);
        }
      }
    }

    boolean cover(Hit hit) {
      // Spans that start before the hit ends and end after it starts overlap it.
      while (next < spans.size() && spans.get(next).start <= hit.start) {
        reach = Math.max(reach, spans.get(next++).end);
      }
      if (reach > hit.start) {
        return true;
      }
      return next < spans.size() && spans.get(next).start < hit.end;
    }
  }
}
