package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** German as the tier reads it: spelling, fillers, numbers, negation, questions, stems, mood. */
class GermanTest {
  private static final SpokenLanguage GERMAN = SpokenLanguage.of("de-DE");

  private final SentimentReader sentiments = new SentimentReader(GERMAN.lexicon());

  @ParameterizedTest
  @CsvSource({"de,de", "de-AT,de", "DE_ch,de", "en-GB,en", "fr,en", "'',en", "den,en"})
  void theLanguageOfATagIsItsFirstPartAndEnglishIfUnknown(String tag, String code) {
    assertThat(SpokenLanguage.of(tag).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Größe ÜBER Straße | groesse ueber strasse",
        "groesse ueber strasse | groesse ueber strasse",
        "fu\u0308r | fuer",
        "Ähm das ist öh gut | das ist gut",
        "das ist halt so, ne | das ist so",
        "das ist ne Frechheit | das ist eine frechheit",
        "halt stopp | halt stopp",
        "gibt's das noch, geht's so | gibt es das noch geht es so",
        "ich hab nix gesagt | ich habe nichts gesagt",
        "nee | nein",
        "das sind 20 € im Monat | das sind 20 euro im monat",
        "5 % mehr | 5 prozent mehr",
        "das kostet 3,50€/Monat | das kostet 350 euro pro monat",
        "die die Rechnung | die rechnung",
      })
  void spokenTextIsWrittenOut(String text, String tokens) {
    assertThat(GERMAN.tokens(text)).hasToString(tokens);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zwei",
        "dreißig",
        "zweihundertfünfzig",
        "neunundachtzig",
        "elfhundertsechzig",
        "dreizehntausendvierhundert",
        "ein hundert",
        "drei komma fünf",
        "1.250,50"
      })
  void numbersAreOneToken(String number) {
    Tokens tokens = GERMAN.tokens(number);

    assertThat(tokens.size()).isEqualTo(1);
    assertThat(tokens.isNumber(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"achtung", "undicht", "einzeln", "vierteln", "hundertprozentig", "eine"})
  void wordsThatBeginLikeNumbersAreNone(String word) {
    assertThat(GERMAN.tokens(word).isNumber(0)).isFalse();
  }

  @Test
  void aPointAfterAFigureMakesAnOrdinalAndEndsNoSentence() {
    Tokens tokens = GERMAN.tokens("am 3. März. Danke");

    assertThat(tokens.has(1, Tokens.SENTENCE_END)).isFalse();
    assertThat(tokens.has(2, Tokens.SENTENCE_END)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ich bin zufrieden",
        "nicht nur zufrieden sondern begeistert",
        "da bin ich zufrieden nicht wahr",
        "ich war noch nie so zufrieden",
        "warum nicht zufrieden sein",
        "ob ja oder nicht ich bin zufrieden",
        "ich will das nicht aber ich bin zufrieden",
        "das war nicht schlimm. zufrieden bin ich",
      })
  void whatIsSaidCounts(String text) {
    assertThat(finds(text, "zufrieden")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ich bin nicht zufrieden",
        "ich bin damit wirklich überhaupt nicht zufrieden",
        "zufrieden bin ich nicht",
        "nie zufrieden",
        "ohne zufrieden zu sein",
        "ich finde nicht, dass wir zufrieden sind",
        "keiner ist zufrieden",
      })
  void whatIsDeniedDoesNotCount(String text) {
    assertThat(finds(text, "zufrieden")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "das hilft mir,true",
    "das hilft mir nicht,false",
    "das hilft mir leider nicht weiter,false",
    "das hilft mir nicht nur heute,true",
    "das hilft mir und nicht dir,true"
  })
  void aNegationMayFollowItsVerb(String text, boolean found) {
    assertThat(finds(text, "hilft mir")).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"ich bin sehr sauer,true", "ich bin gar nicht sauer,false"})
  void aNegationInTheGapOfAPhraseDeniesIt(String text, boolean found) {
    assertThat(finds(text, "bin ... sauer")).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "das ist kein Problem,kein* problem",
    "das können wir nicht bezahlen,nicht bezahlen",
    "ich will meine Kündigung,kündig*",
    "ich will meine kuendigung,kündig*",
  })
  void aPatternMayHoldItsOwnNegationAndEitherSpelling(String text, String pattern) {
    assertThat(finds(text, pattern)).isTrue();
  }

  private static boolean finds(String text, String pattern) {
    PhraseAutomaton phrases =
        PhraseAutomaton.compile(List.of(PhraseSet.of("found", pattern)), GERMAN);
    return !phrases.match(GERMAN.tokens(text), Speaker.CUSTOMER).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPEN | was ist denn passiert",
        "OPEN | wie sehen Sie das",
        "OPEN | warum haben Sie sich nicht gemeldet",
        "OPEN | erzählen Sie mir mal wie das war",
        "OPEN | können Sie mir kurz schildern, was passiert ist",
        "OPEN | Und worum geht es Ihnen?",
        "CLOSED | wie lange dauert das",
        "CLOSED | wann kommt der Techniker",
        "CLOSED | seit wann geht das nicht",
        "CLOSED | wie ist Ihre Kundennummer",
        "CLOSED | können Sie mir Ihre Kundennummer sagen",
        "CLOSED | und haben Sie den Router neu gestartet",
        "CLOSED | passt Ihnen der Freitag",
        "CLOSED | das wäre dann der Freitag, oder",
        "CLOSED | Sie kommen doch morgen, nicht wahr",
        "CLOSED | der Vertrag läuft noch?",
        "NONE | wie gesagt das geht nicht",
        "NONE | ich schaue mal nach, was da genau passiert ist",
        "NONE | ich weiß, was Sie meinen",
        "NONE | morgen haben wir die Unterlagen",
        "NONE | der war hier und hat das abgeschlossen",
        "NONE | sollten Sie noch Fragen haben rufen Sie an",
        "NONE | sagen Sie mir bitte Ihre Kundennummer",
        "NONE | was mich stört ist die Laufzeit",
      })
  void questionsAreKnownByTheirForm(Question form, String text) {
    assertThat(GERMAN.questions(GERMAN.tokens(text)).last()).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kündigen gekündigt Kündigung Kündigungen kündige",
        "Vertrag Verträge Vertrags Verträgen",
        "Lieferung liefern geliefert",
        "reparieren repariert",
        "Rechnung Rechnungen",
        "abgebucht Abbuchung abbuchen",
        "neue neuer neues",
      })
  void formsOfAWordMeet(String forms) {
    assertThat(ContentWords.of(GERMAN.tokens(forms))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rechnung Rechner", "Vertrag Vertreter", "bezahlen erzählen"})
  void differentWordsStayApart(String words) {
    assertThat(ContentWords.of(GERMAN.tokens(words))).hasSize(2);
  }

  @Test
  void wordsWithoutContentAreLeftOut() {
    assertThat(ContentWords.of(GERMAN.tokens("ja also das habe ich Ihnen ja schon gesagt")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "das war sehr gut | das war gut",
        "das war gut | das war nicht gut",
        "ich bin nicht verärgert | ich bin verärgert",
        "ich bin verärgert | ich bin extrem verärgert",
        "der Techniker war unpünktlich aber freundlich | der Techniker war freundlich aber unpünktlich",
        "ein unfreundlicher Mensch, etwas | ein sehr unfreundlicher Mensch",
        "mir fällt ein Stein vom Herzen | das wäre machbar",
        "guten Tag Frau Seidel | die Nase voll",
      })
  void theFirstIsTheBetterMood(String better, String worse) {
    assertThat(score(better)).isGreaterThan(score(worse));
  }

  @Test
  void formulasCarryNoMood() {
    assertThat(score("guten Tag, ehrlich gesagt, wie lange dauert das")).isZero();
  }

  private double score(String text) {
    return sentiments.read(GERMAN.tokens(text), null).score();
  }

  @Test
  void anAgentsMovesAndACustomersAgreementAreReadInGermanToo() {
    LexicalScorer scorer =
        LexicalScorer.of(
            List.of(
                PhraseSet.of("move.validate", "kann ich verstehen"),
                PhraseSet.of("agent.offer", "möchten sie ... buchen")),
            "de");

    assertThat(
            scorer
                .score(
                    said(Speaker.AGENT, "das kann ich verstehen, aber so steht es im Vertrag"),
                    TextContext.NONE)
                .moves())
        .contains(AgentMove.VALIDATE, AgentMove.BUT_AFTER_VALIDATION);
    assertThat(
            scorer
                .score(
                    said(Speaker.AGENT, "Ihr Paket lag also im Regen und die Bücher sind nass"),
                    new TextContext("das Paket lag im Regen, die Bücher sind nass"))
                .moves())
        .isEqualTo(Set.of(AgentMove.ACKNOWLEDGE));
    TextContext offer = new TextContext("möchten Sie das gleich buchen");
    assertThat(scorer.score(said(Speaker.CUSTOMER, "ja gerne"), offer).commitment())
        .isGreaterThan(0.5);
    assertThat(scorer.score(said(Speaker.CUSTOMER, "nein danke"), offer).pushback())
        .isGreaterThan(0.4);
  }

  private static Utterance said(Speaker speaker, String text) {
    return new Utterance(text, speaker, null);
  }
}
