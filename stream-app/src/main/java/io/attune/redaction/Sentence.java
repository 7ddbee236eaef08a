package io.attune.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A text under examination: its tokens, and what has been found in it so far. */
final class Sentence {
  /** What people put around what they are asked for. */
  private static final Set<String> AROUND =
      NumberWords.words(
          "yes yeah yep ok okay um uh er erm so right and then ja jawohl äh ähm hm und dann also"
              + " gut genau sure well it's its that's is the am das ist der den on ma'am sir");

  final String text;
  final List<Token> tokens;
  private final boolean[] taken;
  private final List<Found> found = new ArrayList<>();

  Sentence(String text) {
    this.text = text;
    this.tokens = Tokeniser.tokens(text);
    this.taken = new boolean[tokens.size()];
  }

  /**
   * What was found: a stretch of the text.
   *
   * @param to one past its last character
   */
  record Found(int from, int to, PersonalData what) {}

  Token token(int i) {
    return tokens.get(i);
  }

  int size() {
    return tokens.size();
  }

  boolean isFree(int i) {
    return !taken[i];
  }

  /** What stands between a token and the next. */
  String gapAfter(int i) {
    return text.substring(tokens.get(i).to(), tokens.get(i + 1).from());
  }

  /** Marks tokens {@code first} to {@code last} as one thing. */
  void take(int first, int last, PersonalData what) {
    for (int i = first; i <= last; i++) {
      taken[i] = true;
    }
    int from = tokens.get(first).from();
    while (from > 0 && "+(".indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    found.add(new Found(from, tokens.get(last).to(), what));
  }

  /** Everything found, in no order; stretches do not overlap. */
  List<Found> found() {
    return found;
  }

  /** Whether nothing is said but this, and what people put around it. */
  boolean isAll(int first, int last) {
    for (int i = 0; i < tokens.size(); i++) {
      if ((i < first || i > last) && !AROUND.contains(tokens.get(i).word())) {
        return false;
      }
    }
    return text.indexOf('[') < 0;
  }
}
