package io.attune.redaction;

import io.attune.redaction.Token.Type;
import java.util.Arrays;
import java.util.Set;

/**
 * Digits and letters that are read out or written one after the other, across what people say
 * between them: "four one, um, double seven".
 */
final class Run {
  private static final Set<String> HESITATIONS =
      NumberWords.words(
          "uh um er erm äh ähm hm dash hyphen strich bindestrich slash schrägstrich space"
              + " die the and then und dann");

  /** Most words that are skipped between two digits. */
  private static final int MOST_SKIPPED = 2;

  final Sentence sentence;

  /** The digits and letters in capitals. */
  final String code;

  /** For each character of the code the token that it is from. */
  private final int[] from;

  private final int last;

  private Run(Sentence sentence, String code, int[] from, int last) {
    this.sentence = sentence;
    this.code = code;
    this.from = from;
    this.last = last;
  }

  /** The run that begins with a token. */
  static Run at(Sentence sentence, int first) {
    StringBuilder code = new StringBuilder();
    int[] from = new int[16];
    int times = 1;
    int i = first;
    int before = first;
    while (i < sentence.size() && sentence.isFree(i) && (i == first || joins(sentence, i))) {
      Token token = sentence.token(i);
      if (token.isCode()) {
        if (token.is(Type.TIMES)) {
          times = Integer.parseInt(token.code());
        } else {
          String added = token.code().repeat(token.isDigit() ? times : 1);
          times = 1;
          while (from.length < code.length() + added.length()) {
            from = Arrays.copyOf(from, 2 * from.length);
          }
          for (int c = 0; c < added.length(); c++) {
            from[code.length() + c] = i;
          }
          code.append(added);
        }
        before = i;
      } else if (i - before > MOST_SKIPPED || !HESITATIONS.contains(token.word())) {
        break;
      }
      i++;
    }
    return new Run(sentence, code.toString(), from, before);
  }

  /** Whether the gap before a token lets a number go on. */
  private static boolean joins(Sentence sentence, int i) {
    String gap = sentence.gapAfter(i - 1);
    if (gap.length() > 4) {
      return false;
    }
    for (int c = 0; c < gap.length(); c++) {
      if (" -–./,()\t ".indexOf(gap.charAt(c)) < 0) {
        return false;
      }
    }
    // "1,500" is an amount, "1, 500" may be anything.
    return !gap.equals(",");
  }

  /** The last token that belongs to it. */
  int last() {
    return last;
  }

  int length() {
    return code.length();
  }

  /** The first token of a part of the code; "double" and an opening sign belong to it. */
  int firstToken(int start) {
    int token = from[start];
    while (token > 0
        && sentence.isFree(token - 1)
        && (sentence.token(token - 1).is(Type.TIMES)
            || sentence.token(token - 1).word().equals("plus"))) {
      token--;
    }
    return token;
  }

  int lastToken(int end) {
    return from[end - 1];
  }

  /** Whether a part of the code is made of whole tokens. */
  boolean isWhole(int start, int end) {
    return (start == 0 || from[start] != from[start - 1])
        && (end == length() || from[end] != from[end - 1]);
  }

  /** Where the token of a character ends in the code. */
  int next(int start) {
    int end = start + 1;
    while (end < length() && from[end] == from[start]) {
      end++;
    }
    return end;
  }

  String part(int start, int end) {
    return code.substring(start, end);
  }

  /** The tokens' lengths in digits: 3-3-4. */
  String groups(int start, int end) {
    StringBuilder groups = new StringBuilder();
    int at = start;
    while (at < end) {
      int next = Math.min(end, next(at));
      groups.append(groups.length() == 0 ? "" : "-").append(next - at);
      at = next;
    }
    return groups.toString();
  }

  /** Whether each digit was said by itself. */
  boolean isSpoken(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!sentence.token(from[i]).is(Type.NUMBER_WORD)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the digits of a token are one that was said to come several times. */
  boolean isDoubled(int start) {
    return firstToken(start) < from[start];
  }

  void take(int start, int end, PersonalData what) {
    sentence.take(firstToken(start), lastToken(end), what);
  }

  /** What the part is said to be; null if nothing is said. */
  Topic topic(int start, int end) {
    return Topic.of(sentence.tokens, firstToken(start), lastToken(end));
  }
}
