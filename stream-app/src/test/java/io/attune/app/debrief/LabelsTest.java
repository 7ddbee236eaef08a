package io.attune.app.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.detect.Category;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void lengthsAreSaidAsPeopleSayThem() {
    assertThat(Labels.length(0)).isEqualTo("0 s");
    assertThat(Labels.length(840)).isEqualTo("0.8 s");
    assertThat(Labels.length(9_960)).isEqualTo("10 s");
    assertThat(Labels.length(59_600)).isEqualTo("1 min");
    assertThat(Labels.length(252_000)).isEqualTo("4 min 12 s");
  }

  @Test
  void moodsHaveASignUnlessTheyAreNone() {
    assertThat(Labels.signed(0.338)).isEqualTo("+0.34");
    assertThat(Labels.signed(-0.21)).isEqualTo("−0.21");
    assertThat(Labels.signed(-0.001)).isEqualTo("0.00");
  }

  @Test
  void categoriesAreWords() {
    assertThat(Labels.title(Category.OBJECTION_PRICE)).isEqualTo("Price objection");
    assertThat(Labels.title(Category.TENSION_RISING)).isEqualTo("Tension");
    assertThat(Labels.title(Category.OPPORTUNITY_BUYING_SIGNAL)).isEqualTo("Buying signal");
    assertThat(Labels.plain(Category.TENSION_CHURN_THREAT)).isEqualTo("churn threat");
  }
}
