package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.attune.language.MadeUpRefiner;
import io.attune.language.TextRefiner;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncoderModeTest {
  private static Optional<RefinerProvider> encoder(String missing) {
    return Optional.of(
        new RefinerProvider() {
          @Override
          public Optional<String> missing() {
            return Optional.ofNullable(missing);
          }

          @Override
          public TextRefiner open() {
            return new MadeUpRefiner();
          }
        });
  }

  @Test
  void autoTakesItWhereItIsCompleteAndTheMachineIsLargeEnough() {
    assertThat(EncoderMode.AUTO.find(encoder(null), 4)).isPresent();
    assertThat(EncoderMode.AUTO.find(encoder(null), 3)).isEmpty();
    assertThat(EncoderMode.AUTO.find(encoder("its heads are missing"), 4)).isEmpty();
    assertThat(EncoderMode.AUTO.find(Optional.empty(), 4)).isEmpty();
  }

  @Test
  void onTakesItOnAnyMachineAndSaysWhatIsMissing() {
    assertThat(EncoderMode.ON.find(encoder(null), 1)).isPresent();
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> EncoderMode.ON.find(encoder("its heads are missing"), 4))
        .withMessage("encoder is on, but its heads are missing; set encoder to auto or off")
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> EncoderMode.ON.find(Optional.empty(), 4))
        .withMessageContaining("encoder.jar");
  }

  @Test
  void offTakesNone() {
    assertThat(EncoderMode.OFF.find(encoder(null), 8)).isEmpty();
  }
}
