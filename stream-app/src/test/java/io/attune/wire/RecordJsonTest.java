package io.attune.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.schemas.SentimentPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "100, 100",
    "0.5, 0.5",
    "0.30000000000000004, 0.3",
    "0.123449, 0.1234",
    "-0.00004, 0",
    "0.00005, 0.0001",
    "1.0E-9, 0",
    "12345678.9, 12345678.9",
    "1.0E10, 10000000000",
    "NaN, null",
    "-Infinity, null"
  })
  void numbersHaveFourDecimalsAtMostAndNoExponent(double value, String expected) {
    byte[] json = RecordJson.of("x", null, new SentimentPoint(1L, value, 0.0));
    assertThat(new String(json, UTF_8))
        .isEqualTo("{\"type\":\"x\",\"atMs\":1,\"sentiment\":" + expected + ",\"tension\":0}");
  }
}
