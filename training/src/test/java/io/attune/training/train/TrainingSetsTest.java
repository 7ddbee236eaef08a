package io.attune.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.app.Failure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"meld", "airline", "uss", "tweets", "annomi", "esconv", "oasis", "something-else"})
  void aSetThatMayNotBeTrainedOnIsRefusedByName(String family) {
    assertThatThrownBy(() -> TrainingSets.require(List.of("goemotions", family)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(family + ": ")
        .hasMessageContaining("licence");
    assertThat(TrainingSets.isTrainedOn(family)).isFalse();
  }

  @Test
  void setsThatMayBeAreAccepted() {
    assertThatCode(() -> TrainingSets.require(List.copyOf(TrainingSets.all().keySet())))
        .doesNotThrowAnyException();
  }

  @Test
  void aSetThatIsNotThereIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> TrainingSets.choose(folder, List.of("goemotions")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no set goemotions");
  }
}
