package io.attune.debrief;

import io.attune.call.CallEvent.Word;
import io.attune.call.Speaker;
import io.attune.detect.Turn;
import io.attune.language.Contribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that were said, within the turn that they were said in. Read together, {@code before},
 * {@code words} and {@code after} are the turn, or a stretch of it that says where it leaves words
 * out.
 *
 * @param segmentId the segment that they were heard in
 * @param speaker whose side said them
 * @param speakerId who on that side, empty if unknown
 * @param startMs media time at which the words begin: of the first one where the recogniser timed
 *     it, else of the turn
 * @param endMs media time at which the turn ends
 * @param before what the turn says before them
 * @param words the words that matter, as they were recognised; never blank
 * @param after what the turn says after them
 * @param carrying which of the words carried their tone, counted within {@code words}, in the order
 *     said; empty where it is not their tone that matters
 */
public record Quote(
    String segmentId,
    Speaker speaker,
    String speakerId,
    long startMs,
    long endMs,
    String before,
    String words,
    String after,
    List<Contribution> carrying) {

  /** Stands where words of the turn are left out. */
  public static final String ELLIPSIS = "…";

  /** Most words kept of one quotation, and on either side of it. */
  static final int WORDS = 40;

  private static final int CONTEXT = 20;

  /** Whether the words are all that the turn says. */
  public boolean isWhole() {
    return before.isEmpty() && after.isEmpty();
  }

  /** A stretch of the words, all of which carried their tone or none did. */
  public record Piece(String text, boolean carries) {}

  /** The words in pieces that follow each other, spaces included; read together they are all. */
  public List<Piece> pieces() {
    List<String> all = List.of(words.split(" "));
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= all.size(); to++) {
      boolean carries = carries(from);
      if (to == all.size() || carries(to) != carries) {
        String text = String.join(" ", all.subList(from, to));
        pieces.add(new Piece(carries ? text : spaced(text, from > 0, to < all.size()), carries));
        from = to;
      }
    }
    return pieces;
  }

  private boolean carries(int word) {
    return carrying.stream().anyMatch(c -> c.fromWord() <= word && word < c.toWord());
  }

  private static String spaced(String text, boolean before, boolean after) {
    return (before ? " " : "") + text + (after ? " " : "");
  }

  /** A whole turn. */
  static Quote of(Turn turn) {
    return of(turn, List.of());
  }

  /** A whole turn and which of its words carried its tone. */
  static Quote of(Turn turn, List<Contribution> carrying) {
    int words = words(turn).size();
    List<Contribution> kept =
        carrying.stream().filter(c -> c.toWord() <= Math.min(words, WORDS)).toList();
    return of(turn, 0, words, kept);
  }

  /** The words {@code [from, to)} of a turn, counted by white space. */
  static Quote of(Turn turn, int from, int to) {
    return of(turn, from, to, List.of());
  }

  private static Quote of(Turn turn, int from, int to, List<Contribution> carrying) {
    List<String> all = words(turn);
    boolean cut = to - from > WORDS;
    int end = cut ? from + WORDS : to;
    String said = String.join(" ", all.subList(from, end));
    return new Quote(
        turn.segmentId(),
        turn.speaker(),
        turn.heard().speakerId(),
        startOf(turn, from, all.size()),
        turn.endMs(),
        lead(all, from),
        cut ? said + " " + ELLIPSIS : said,
        cut ? "" : tail(all, end),
        carrying);
  }

  private static String lead(List<String> all, int from) {
    int first = Math.max(0, from - CONTEXT);
    String text = String.join(" ", all.subList(first, from));
    return first == 0 ? text : ELLIPSIS + " " + text;
  }

  private static String tail(List<String> all, int from) {
    int last = Math.min(all.size(), from + CONTEXT);
    String text = String.join(" ", all.subList(from, last));
    return last == all.size() ? text : text + " " + ELLIPSIS;
  }

  private static long startOf(Turn turn, int from, int count) {
    List<Word> timed = turn.heard().words();
    return timed.size() == count ? timed.get(from).startMs() : turn.startMs();
  }

  static List<String> words(Turn turn) {
    return List.of(turn.heard().text().strip().split("\\s+"));
  }
}
