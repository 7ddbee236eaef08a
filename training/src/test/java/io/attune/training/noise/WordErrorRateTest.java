package io.attune.training.noise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorRateTest {
  @ParameterizedTest
  @CsvSource({
    "one two three four, one two three four, 0",
    "one two three four, one too three four, 0.25",
    "one two three four, one three four, 0.25",
    "one two three four, one two three three four, 0.25",
    "one two three four, two three for five, 0.75",
    "'One, two!', one two, 0",
    "one, '', 1"
  })
  void isTheFewestEditsOverTheWordsSaid(String said, String heard, double rate) {
    WordErrorRate measured = new WordErrorRate();
    measured.add(said, heard);
    assertThat(measured.value()).isEqualTo(rate);
  }
}
