package io.attune.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
  @Test
  void isThatOfTheStandard() {
    assertThat(HexFormat.of().formatHex(Sha256.of("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void partsCountAsOne() {
    assertThat(Sha256.of("ä".getBytes(UTF_8), "b".getBytes(UTF_8))).isEqualTo(Sha256.of("äb"));
  }
}
