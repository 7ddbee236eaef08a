package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentWordsTest {
  private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancel cancelled canceled cancelling cancellation cancels",
        "refund refunded refunds refunding",
        "bill billing billed bills",
        "pay paid paying payment payments pays",
        "deliver delivery delivered delivers deliveries",
        "install installed installation installing",
        "frustrated frustrating frustration",
        "expensive expense expenses",
        "price prices pricing pricey",
        "complain complaint complaints complaining",
        "arrive arrived arrival",
        "replace replacement replaced"
      })
  void formsOfAWordMeet(String forms) {
    assertThat(ContentWords.of(ENGLISH.tokens(forms))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address business",
        "router refund",
        "contract connect",
        "cost cast",
        "month mouth"
      })
  void differentWordsStayApart(String words) {
    assertThat(ContentWords.of(ENGLISH.tokens(words))).hasSize(2);
  }

  @Test
  void functionWordsNumbersAndFillersCarryNoContent() {
    assertThat(ContentWords.of(ENGLISH.tokens("um so i have told you two hundred times")))
        .hasSize(1);
    assertThat(ContentWords.of(ENGLISH.tokens("yeah okay thanks"))).isEmpty();
  }

  @Test
  void aMonologueIsCapped() {
    StringBuilder text = new StringBuilder();
    for (char a = 'a'; a <= 'z'; a++) {
      text.append("bx").append(a).append("mk bz").append(a).append("mk ");
    }

    assertThat(ContentWords.of(ENGLISH.tokens(text.toString()))).hasSize(ContentWords.MAX);
  }
}
