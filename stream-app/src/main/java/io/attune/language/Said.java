package io.attune.language;

import io.attune.call.Speaker;
import java.util.List;

/**
 * What a turn leaves behind for the one that answers it. Kept for ten thousand calls at once, so it
 * holds no more than that.
 *
 * @param text as it was transcribed
 * @param speaker whose phrases were looked for
 * @param words hashes of its normalised words, in the order said
 * @param contentWords what it was about, see {@link ContentWords}
 * @param phrases the playbook's phrases in it
 * @param asked the form of its last question
 */
record Said(
    String text,
    Speaker speaker,
    int[] words,
    List<String> contentWords,
    List<PhraseHit> phrases,
    Question asked)
    implements Spoken {

  /**
   * Of a turn that was read.
   *
   * @param contentWords those of the turn, read from it before
   */
  static Said of(ReadTurn turn, List<String> contentWords) {
    Tokens tokens = turn.tokens();
    int[] words = new int[tokens.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = tokens.text(i).hashCode();
    }
    return new Said(
        turn.text(), turn.speaker(), words, contentWords, turn.phrases(), turn.questions().last());
  }
}
