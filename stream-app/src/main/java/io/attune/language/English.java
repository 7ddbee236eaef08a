package io.attune.language;

import java.util.List;

/** English, as it is spoken in calls. */
final class English extends SpokenLanguage {
  static final SpokenLanguage INSTANCE = new English();

  private English() {
    super("en", EnglishWords.classes(), new Numbers("a", "and", "oh", "point", "one"));
  }

  @Override
  int classOfStem(String stem) {
    return 0;
  }

  @Override
  boolean hasUmlauts() {
    return false;
  }

  @Override
  String fold(String word) {
    return word;
  }

  @Override
  List<String> forms(String listed) {
    return List.of(listed);
  }

  @Override
  String spoken(char sign) {
    return switch (sign) {
      case '%' -> "percent";
      case '&' -> "and";
      case '/' -> "per";
      case '$' -> "dollars";
      case '\u00a3' -> "pounds";
      default -> "euros";
    };
  }

  @Override
  boolean hasContinentalFigures() {
    return false;
  }

  @Override
  void expand(String word, int at, TokenBuffer out) {
    Contractions.expand(word, at, out);
  }

  @Override
  void resolve(TokenBuffer buffer) {
    Contractions.resolve(buffer);
  }

  @Override
  void dropFillers(TokenBuffer buffer) {
    Disfluencies.drop(buffer);
  }

  @Override
  int negatorIn(Tokens tokens, int start, int end) {
    return EnglishScope.negatorBefore(tokens, start);
  }

  @Override
  Questions questions(Tokens tokens) {
    return EnglishQuestions.read(tokens);
  }

  @Override
  String stem(String word) {
    return EnglishStems.stem(word);
  }
}
