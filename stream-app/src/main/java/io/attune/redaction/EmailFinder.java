package io.attune.redaction;

import java.util.Set;

/** E-mail addresses: "jo@x.org", and "jo dot brown at gmail dot com". */
final class EmailFinder {
  private static final Set<String> AT = NumberWords.words("at ät klammeraffe affenschwanz");
  private static final Set<String> DOT = NumberWords.words("dot punkt");
  private static final Set<String> JOINER =
      NumberWords.words("dot punkt underscore unterstrich dash minus hyphen bindestrich strich");
  private static final Set<String> TOP =
      NumberWords.words(
          "com de net org co uk io info eu gov edu me us ca au fr es it nl ch at be ie app dev biz");
  private static final Set<String> PROVIDERS =
      NumberWords.words(
          "gmail googlemail gmx web outlook hotmail live yahoo icloud aol tonline proton protonmail"
              + " posteo mac msn freenet mailbox arcor fastmail zoho btinternet comcast verizon");

  /** After one of these the address begins. */
  private static final Set<String> LEADS =
      NumberWords.words("is ist lautet email mail address adresse to an it its that under unter");

  private static final Set<String> NAMES =
      NumberWords.words("email emails mail mails address adresse emailadresse mailadresse");

  /** Most words of the part before "at", and of a domain before its dot. */
  private static final int MOST_LOCAL = 8;

  private static final int MOST_LABEL = 3;

  private EmailFinder() {}

  static void find(Sentence sentence) {
    boolean named = sentence.tokens.stream().anyMatch(token -> NAMES.contains(token.plainWord()));
    for (int at = 0; at < sentence.size(); at++) {
      if (at + 1 < sentence.size() && sentence.gapAfter(at).equals("@")) {
        written(sentence, at);
      } else if (AT.contains(sentence.token(at).word())) {
        spoken(sentence, at, named);
      }
    }
  }

  private static void written(Sentence sentence, int before) {
    int first = before;
    while (first > 0 && isInside(sentence.gapAfter(first - 1))) {
      first--;
    }
    int last = before + 1;
    boolean dotted = false;
    while (last + 1 < sentence.size() && isInside(sentence.gapAfter(last))) {
      dotted |= sentence.gapAfter(last).equals(".");
      last++;
    }
    if (dotted && sentence.isFree(first) && sentence.isFree(last)) {
      sentence.take(first, last, PersonalData.EMAIL);
    }
  }

  private static boolean isInside(String gap) {
    return gap.length() == 1 && "._-+%".indexOf(gap.charAt(0)) >= 0;
  }

  private static void spoken(Sentence sentence, int at, boolean named) {
    int last = endOfDomain(sentence, at + 1);
    if (at == 0 || last < 0 || !sentence.isFree(at - 1)) {
      return;
    }
    int first = startOfLocal(sentence, at, named);
    boolean joined = first < at - 1 && JOINER.contains(sentence.token(at - 2).word());
    if (joined || named || isProvider(sentence, at + 1)) {
      sentence.take(first, last, PersonalData.EMAIL);
    }
  }

  /** The domain's last token, -1 if what follows is none. */
  private static int endOfDomain(Sentence sentence, int from) {
    int last = -1;
    int mostDots = Math.min(sentence.size() - 1, from + MOST_LABEL);
    for (int dot = from; dot < mostDots && last < 0; dot++) {
      last = afterDot(sentence, dot);
    }
    if (last < 0) {
      return -1;
    }
    int more = afterDot(sentence, last);
    return more < 0 ? last : more;
  }

  /** The top-level name after "… dot" or "….", counted from the label before it; -1 if none is. */
  private static int afterDot(Sentence sentence, int label) {
    int top = -1;
    if (label + 1 < sentence.size() && sentence.gapAfter(label).equals(".")) {
      top = label + 1;
    } else if (label + 2 < sentence.size() && DOT.contains(sentence.token(label + 1).word())) {
      top = label + 2;
    }
    return top >= 0 && TOP.contains(sentence.token(top).word()) ? top : -1;
  }

  private static int startOfLocal(Sentence sentence, int at, boolean named) {
    int least = Math.max(0, at - MOST_LOCAL);
    if (named) {
      for (int i = at - 1; i > least; i--) {
        if (LEADS.contains(sentence.token(i - 1).plainWord())) {
          return i;
        }
      }
    }
    int first = at - 1;
    while (first > least && belongs(sentence, first - 1)) {
      first--;
    }
    return first;
  }

  private static boolean belongs(Sentence sentence, int i) {
    Token token = sentence.token(i);
    boolean spelled = token.isCode() && sentence.token(i + 1).isCode();
    return sentence.isFree(i)
        && (spelled
            || JOINER.contains(token.word())
            || JOINER.contains(sentence.token(i + 1).word()));
  }

  private static boolean isProvider(Sentence sentence, int label) {
    String word = sentence.token(label).word();
    String next = label + 1 < sentence.size() ? sentence.token(label + 1).word() : "";
    return PROVIDERS.contains(word) || PROVIDERS.contains(word + next);
  }
}
