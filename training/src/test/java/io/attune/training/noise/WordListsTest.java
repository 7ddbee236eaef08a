package io.attune.training.noise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListsTest {
  @Test
  void homophonesGoBothWaysAndNeverToTheWordItself() {
    assertThat(WordLists.homophones("their")).contains("there", "they're").doesNotContain("their");
    assertThat(WordLists.homophones("there")).contains("their");
    assertThat(WordLists.homophones("know")).contains("no", "now");
    assertThat(WordLists.homophones("umbrella")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bill, bell, true",
    "bill, bills, true",
    "bill, ill, true",
    "bill, bil, true",
    "bill, bill, false",
    "bill, ball up, false",
    "bill, bells, false",
    "a, i, true",
    "a, to, false"
  })
  void oneEdit(String one, String other, boolean away) {
    assertThat(WordLists.isOneEditFrom(one, other)).isEqualTo(away);
    assertThat(WordLists.isOneEditFrom(other, one)).isEqualTo(away);
  }

  @Test
  void neighboursAreKnownWords() {
    assertThat(WordLists.neighbours("bist")).contains("list", "best");
    assertThat(WordLists.frequent()).doesNotHaveDuplicates().hasSizeGreaterThan(250);
  }
}
