package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking for a negator at all must find what looking at each word finds. */
class NegatorTest {
  @ParameterizedTest
  @CsvSource({
    "en, i am happy with that, 2, -1",
    "en, i am not happy with that, 3, 2",
    "en, nobody was helpful, 2, 0",
    "en, there were hardly problems, 3, 2",
    "de, ich bin damit zufrieden, 3, -1",
    "de, ich bin damit nicht zufrieden, 4, 3",
    "de, das hilft mir nicht, 1, 3"
  })
  void whatNegatesIsFound(String language, String said, int token, int negator) {
    Tokens tokens = SpokenLanguage.of(language).tokens(said);

    assertThat(tokens.language().negatorOf(tokens, token, token + 1)).isEqualTo(negator);
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.language().negatorOf(tokens, i, i + 1))
          .isEqualTo(tokens.language().negatorIn(tokens, i, i + 1));
    }
  }
}
