package io.attune.language;

import java.util.ArrayList;
import java.util.List;

/** German, as it is spoken in calls; umlauts and ß are written out, see {@link Umlauts}. */
final class German extends SpokenLanguage {
  static final SpokenLanguage INSTANCE = new German();

  /** Marks an adjective in the lexicon, listed once for all its endings. */
  private static final String INFLECTED = "~";

  private static final List<String> ENDINGS = List.of("", "e", "er", "es", "en", "em");

  private German() {
    super("de", GermanWords.classes(), new Numbers("ein", "und", "null", "komma", "eins"));
  }

  @Override
  int classOf(String word) {
    int classes = super.classOf(word);
    return classes == 0 && GermanNumerals.isOne(word) ? WordClass.NUMBER : classes;
  }

  /** "kein*" denies whatever its ending. */
  @Override
  int classOfStem(String stem) {
    return stem.equals("kein") ? WordClass.NEGATOR : 0;
  }

  @Override
  boolean hasUmlauts() {
    return true;
  }

  @Override
  String fold(String word) {
    return Umlauts.fold(word);
  }

  @Override
  List<String> forms(String listed) {
    String word = fold(listed);
    if (!word.endsWith(INFLECTED)) {
      return List.of(word);
    }
    String stem = word.substring(0, word.length() - 1);
    List<String> forms = new ArrayList<>();
    for (String ending : ENDINGS) {
      // "müde" keeps its e only once.
      if (!stem.endsWith("e") || ending.isEmpty()) {
        forms.add(stem + ending);
      } else if (!ending.equals("e")) {
        forms.add(stem + ending.substring(1));
      }
    }
    return forms;
  }

  @Override
  String spoken(char sign) {
    return switch (sign) {
      case '%' -> "prozent";
      case '&' -> "und";
      case '/' -> "pro";
      case '$' -> "dollar";
      case '\u00a3' -> "pfund";
      default -> "euro";
    };
  }

  @Override
  boolean hasContinentalFigures() {
    return true;
  }

  @Override
  void expand(String word, int at, TokenBuffer out) {
    GermanForms.expand(word, at, out);
  }

  @Override
  void resolve(TokenBuffer buffer) {
    // Its short forms need no second look.
  }

  @Override
  void dropFillers(TokenBuffer buffer) {
    GermanFillers.drop(buffer);
  }

  @Override
  int negatorIn(Tokens tokens, int start, int end) {
    return GermanScope.negatorOf(tokens, start, end);
  }

  @Override
  Questions questions(Tokens tokens) {
    return GermanQuestions.read(tokens);
  }

  @Override
  String stem(String word) {
    return GermanStems.stem(word);
  }
}
