package io.attune.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One phrase of a playbook, parsed. The notation:
 *
 * <ul>
 *   <li>words, matched after the same normalisation as speech, so "that's" finds "thats" and "that
 *       is";
 *   <li>{@code (a|b c|)}: one of the alternatives; an empty one makes the group optional; may be
 *       nested;
 *   <li>{@code cancel*}: any word that begins so, at least three letters before the star;
 *   <li>{@code ...}: up to three words, or none, within the sentence;
 *   <li>{@code #}: a number ("200", "two hundred"); money is a number and its currency: {@code #
 *       dollars}.
 * </ul>
 *
 * <p>Adverbs that people drop in anywhere ("just", "really", "even") are read across and need not
 * be written.
 */
public final class PhrasePattern {
  /** A pattern may stand for so many plain sequences at most. */
  public static final int MAX_SEQUENCES = 512;

  /** Longest sequence, in normalised words. */
  public static final int MAX_WORDS = 14;

  static final String GAP = "...";
  static final String NUMBER = "#";

  private static final int MIN_STEM = 3;

  /** Words so common that one of them alone would fire in every turn. */
  private static final Set<String> TOO_COMMON =
      Set.of("i", "you", "it", "the", "a", "to", "is", "and", "of", "that", "#");

  private final String source;
  private final List<List<String>> sequences;

  private PhrasePattern(String source, List<List<String>> sequences) {
    this.source = source;
    this.sequences = sequences;
  }

  /**
   * Parses a pattern.
   *
   * @throws PatternFault when it is malformed, stands for too many sequences, or could match
   *     nothing
   */
  public static PhrasePattern parse(String pattern) {
    List<List<String>> raw = new PatternParser(pattern).sequences();
    Set<List<String>> sequences = new LinkedHashSet<>();
    for (List<String> words : raw) {
      List<String> sequence = normalise(words);
      check(pattern, sequence);
      sequences.add(List.copyOf(sequence));
    }
    return new PhrasePattern(pattern, List.copyOf(sequences));
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  /** How many plain sequences it stands for; what it costs to compile, and to keep. */
  public int variants() {
    return sequences.size();
  }

  /** The plain sequences it stands for: normalised words, "stem*", "#" and "...". */
  List<List<String>> sequences() {
    return sequences;
  }

  /** Runs of plain words are normalised together, since contractions look at their neighbours. */
  private static List<String> normalise(List<String> words) {
    List<String> sequence = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (String word : words) {
      if (word.equals(GAP) || word.equals(NUMBER) || word.endsWith("*")) {
        flush(run, sequence);
        sequence.add(word);
      } else {
        run.append(word).append(' ');
      }
    }
    flush(run, sequence);
    return sequence;
  }

  private static void flush(StringBuilder run, List<String> sequence) {
    Tokens tokens = SpokenText.written(run.toString());
    for (int i = 0; i < tokens.size(); i++) {
      sequence.add(tokens.text(i));
    }
    run.setLength(0);
  }

  private static void check(String pattern, List<String> sequence) {
    if (sequence.isEmpty()) {
      throw new PatternFault(
          pattern, 0, "it can match no words at all", "Leave at least one word that must be said.");
    }
    if (sequence.get(0).equals(GAP) || sequence.get(sequence.size() - 1).equals(GAP)) {
      int at = Math.max(0, pattern.indexOf(GAP));
      throw new PatternFault(
          pattern,
          at,
          "a gap stands at an end",
          "Put a word before and after \"...\", or drop it.");
    }
    for (int i = 1; i < sequence.size(); i++) {
      if (sequence.get(i).equals(GAP) && sequence.get(i - 1).equals(GAP)) {
        int at = Math.max(0, pattern.lastIndexOf(GAP));
        throw new PatternFault(pattern, at, "two gaps follow each other", "Write \"...\" once.");
      }
    }
    if (sequence.size() > MAX_WORDS) {
      throw new PatternFault(
          pattern,
          0,
          "it is longer than " + MAX_WORDS + " words",
          "Keep the telling words and put \"...\" for the rest.");
    }
    if (sequence.size() == 1 && TOO_COMMON.contains(sequence.get(0))) {
      throw new PatternFault(
          pattern,
          0,
          "\"" + sequence.get(0) + "\" alone is said in nearly every turn",
          "Add the words that make it telling.");
    }
  }

  /** Shortest stem before a star. */
  static int minStem() {
    return MIN_STEM;
  }
}
