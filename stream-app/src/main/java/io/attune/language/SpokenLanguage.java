package io.attune.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the reading of a turn takes from one language: how its words are written out and classed,
 * how far its negations reach, how its questions are formed, how its word forms meet, and its
 * lexicon. Everything else in this package is the same for all of them. Immutable, shared.
 */
public abstract class SpokenLanguage {
  private final String code;
  private final Map<String, Integer> classes;
  private final Numbers numbers;
  private Lexicon lexicon;
  private LinearModel model;
  private boolean modelSought;

  /**
   * @param code its primary language subtag, which is also the folder of its lexicon
   * @param classes the {@link WordClass} bits of its closed classes
   * @param numbers how it joins the words of a number
   */
  SpokenLanguage(String code, Map<String, Integer> classes, Numbers numbers) {
    this.code = code;
    this.classes = classes;
    this.numbers = numbers;
  }

  /**
   * The language of a tag.
   *
   * @param tag a language tag (BCP 47), of which only the language itself counts: "de", "de-AT";
   *     English is taken for every language that has no reader of its own, and for no tag at all
   */
  public static SpokenLanguage of(String tag) {
    String primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return primary.equals(German.INSTANCE.code) ? German.INSTANCE : English.INSTANCE;
  }

  /** Its primary language subtag, such as "en". */
  public final String code() {
    return code;
  }

  /** Normalises one turn; see {@link SpokenText}. */
  public final Tokens tokens(String text) {
    return SpokenText.tokens(text, this);
  }

  /** What words, set phrases and intensifiers weigh; read once, when first asked for. */
  final synchronized Lexicon lexicon() {
    if (lexicon == null) {
      lexicon = Lexicon.read(this);
    }
    return lexicon;
  }

  /** Its trained weights, null if there are none; read once, when first asked for. */
  final synchronized LinearModel model() {
    if (!modelSought) {
      model = LinearModel.bundled(code);
      modelSought = true;
    }
    return model;
  }

  final Numbers numbers() {
    return numbers;
  }

  /** The {@link WordClass}es of a normalised word as a bit set, 0 for an ordinary content word. */
  int classOf(String word) {
    Integer bits = classes.get(word);
    return bits == null ? 0 : bits;
  }

  /** The classes of the words that begin with the stem of a pattern, as far as all share them. */
  abstract int classOfStem(String stem);

  /** Whether ä, ö, ü and ß are letters of their own, written ae, oe, ue and ss where they lack. */
  abstract boolean hasUmlauts();

  /** Writes letters as normalisation does, for words that come from a list or a pattern's stem. */
  abstract String fold(String word);

  /** The forms that a word of the lexicon's lists stands for, itself included. */
  abstract List<String> forms(String listed);

  /** The word spoken for a currency or percent sign, and for "&amp;" and a "/" before a unit. */
  abstract String spoken(char sign);

  /** Whether a full stop makes an ordinal of a figure ("3. März"), and money reads "20 €". */
  abstract boolean hasContinentalFigures();

  /** Appends the token or tokens of one word, given in lower case. */
  abstract void expand(String word, int at, TokenBuffer out);

  /** Settles what {@link #expand} left open until the next word was known. */
  abstract void resolve(TokenBuffer buffer);

  /** Drops hesitations and filler words. */
  abstract void dropFillers(TokenBuffer buffer);

  /** Index of the token that negates the tokens {@code [start, end)}, -1 if nothing does. */
  final int negatorOf(Tokens tokens, int start, int end) {
    return tokens.any(WordClass.NEGATOR) ? negatorIn(tokens, start, end) : -1;
  }

  /** The same in a turn that has a {@link WordClass#NEGATOR}; whatever negates is one. */
  abstract int negatorIn(Tokens tokens, int start, int end);

  /** The questions of a turn, found by their form. */
  abstract Questions questions(Tokens tokens);

  /** What the forms of a word have in common; need not be a word. */
  abstract String stem(String word);
}
