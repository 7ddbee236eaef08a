package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.playbook.yaml.PlaybookYaml;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No text makes the scorer throw, leave its bounds, or take more than linear time. */
class HostileTextTest {
  private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

  private static final long SEED = 20240607;

  private static final String[] PIECES = {
    "not",
    "no",
    "i",
    "don't",
    "want",
    "to",
    "speak",
    "manager",
    "too",
    "expensive",
    "really",
    "...",
    "?",
    ".",
    ",",
    "um",
    "uh",
    "you know",
    "i mean",
    "like",
    "two",
    "hundred",
    "and",
    "fifty",
    "$",
    "£5",
    "%",
    "'",
    "''''",
    "’s",
    "it's",
    "id",
    "ill",
    "-",
    "--",
    "w-we",
    "[noise]",
    "[",
    "<unk>",
    "é",
    "e\u0301",
    "\u200b",
    "😀",
    "\ud83d",
    "漢字",
    "\u00a0",
    "\t",
    "\n",
    "a/b",
    "1.2.3",
    "(",
    "|",
    "*",
    "#",
    "fed",
    "up",
    "but",
    "great",
    "terrible",
    "ä",
    "u\u0308",
    "\u0308",
    "ẞ",
    "zweihundert",
    "€",
    "kein",
    "was",
    "ne",
    "und hat das",
    "x".repeat(300)
  };

  private final LexicalScorer english = scorer("default-en");
  private final LexicalScorer german = scorer("default-de");

  private static LexicalScorer scorer(String playbook) {
    return LexicalScorer.of(
        PlaybookYaml.bundled(playbook).phrases(), PlaybookYaml.bundled(playbook).locale());
  }

  @Test
  void anyMixtureOfWordsAndSignsIsReadWithinBounds() {
    Random random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(30); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)])
            .append(random.nextInt(4) == 0 ? "" : " ");
      }
      check(english, text.toString(), Speaker.values()[round % 3], random);
      check(german, text.toString(), Speaker.values()[round % 3], random);
    }
  }

  private static void check(LexicalScorer scorer, String text, Speaker speaker, Random random) {
    double[] heard = random.doubles(random.nextInt(20)).map(d -> d * 3 - 1).toArray();
    TextReading reading = scorer.score(new Utterance(text, speaker, heard), new TextContext(text));

    Tokens tokens = ENGLISH.tokens(text);
    String context = "seed " + SEED + ": " + text;
    assertThat(reading.sentiment()).as(context).isBetween(-1.0, 1.0);
    assertThat(reading.sentimentConfidence()).as(context).isBetween(0.0, 1.0);
    assertThat(reading.pushback()).as(context).isBetween(0.0, 1.0);
    assertThat(reading.commitment()).as(context).isBetween(0.0, 1.0);
    for (PhraseHit hit : reading.phrases()) {
      assertThat(tokens.quote(hit.fromWord(), hit.toWord())).as(context).isNotEmpty();
    }
    for (Contribution part : reading.contributions()) {
      assertThat(tokens.quote(part.fromWord(), part.toWord())).as(context).isNotEmpty();
    }
  }

  @Test
  void aHundredThousandWordsTakeLinearTime() {
    String[] hostile = {
      "i ",
      "not ",
      "i don't want to ",
      "really ",
      "no no ",
      "you know ",
      "too too ",
      "[ ",
      "'",
      "two hundred ",
      "w-",
      "fed up ",
      "i want to speak to the ",
      "but ",
      "uh ",
      "? ",
      "i i we we ",
      "um like i mean ",
      "und was ",
      "nicht dass ",
      "bin nicht sauer ",
      "zweihundert ",
      "ne "
    };
    for (String piece : hostile) {
      String text = piece.repeat(100_000);
      // A quadratic pass would take minutes; the bound leaves room for a busy machine.
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            Utterance said = new Utterance(text, Speaker.CUSTOMER, null);
            english.score(said, TextContext.NONE);
            german.score(said, TextContext.NONE);
          },
          piece);
    }
  }
}
