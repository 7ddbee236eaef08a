package io.attune.training.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The port gives what VADER's rules give: s / sqrt(s² + 15) of the summed ratings, worked out by
 * hand from its lexicon (good 1.9, horrible -2.5, sorry -0.3) and its factors.
 */
class VaderTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "the bus was late, 0",
        "sorry, -0.0772",
        "the food was good, 0.4404",
        // "Very" adds 0.293, "kind of" takes it away, "not" turns round by -0.74.
        "the food was very good, 0.4927",
        "the food was kind of good, 0.3832",
        "the food was not good, -0.3412",
        "the food was horrible, -0.5423",
        "\"\", 0",
        "?!, 0"
      })
  void compoundScore(String text, double compound) {
    assertThat(Vader.compound(text)).isCloseTo(compound, within(1e-4));
  }
}
