package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.fuzz.Fuzz;
import io.attune.fuzz.Fuzz.Tally;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void coversWhatWasToldAndNothingElse() {
    Cursor cursor = new Cursor();
    cursor.moveTo(new Position(Position.CUES, 2, 17));
    assertThat(cursor.covers(new Position(Position.CUES, 2, 17))).isTrue();
    assertThat(cursor.covers(new Position(Position.CUES, 2, 3))).isTrue();
    assertThat(cursor.covers(new Position(Position.CUES, 2, 18))).isFalse();
    assertThat(cursor.covers(new Position(Position.CUES, 1, 3))).isFalse();
    assertThat(cursor.covers(new Position(Position.VIEWS, 2, 3))).isFalse();
  }

  @Test
  void comesBackAsItWent() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Cursor cursor = new Cursor();
    for (int i = 0; i < 50; i++) {
      cursor.moveTo(position(random));
    }
    Cursor back = Cursor.parse(cursor.toString()).orElseThrow();
    assertThat(back).as("seed %d", seed).hasToString(cursor.toString());
    for (int i = 0; i < 200; i++) {
      Position any = position(random);
      assertThat(back.covers(any)).as("seed %d", seed).isEqualTo(cursor.covers(any));
    }
  }

  private static Position position(Random random) {
    char topic = "cvt".charAt(random.nextInt(3));
    return new Position(topic, random.nextInt(20), random.nextLong(1L << 48));
  }

  @Test
  void neverGoesBack() {
    Cursor cursor = new Cursor();
    cursor.moveTo(new Position(Position.CUES, 0, 9));
    cursor.moveTo(new Position(Position.CUES, 0, 4));
    assertThat(cursor.covers(new Position(Position.CUES, 0, 9))).isTrue();
  }

  @Test
  void forgetsThePartitionsThatWereQuietTheLongest() {
    Cursor cursor = new Cursor();
    for (int partition = 0; partition <= Cursor.MOST; partition++) {
      cursor.moveTo(new Position(Position.CUES, partition, 5));
    }
    assertThat(cursor.covers(new Position(Position.CUES, 0, 5))).isFalse();
    assertThat(cursor.covers(new Position(Position.CUES, 1, 5))).isTrue();
    assertThat(Cursor.parse(cursor.toString())).isPresent();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "x",
        "c0",
        "c0-",
        "c-1",
        "C0-1",
        "c0-1.",
        "c0-1..c1-2",
        "c0-zzzzzzzzzzzzzz",
        "1;drop"
      })
  void whatIsNoneOfOursIsNone(String id) {
    assertThat(Cursor.parse(id)).isEmpty();
  }

  @Test
  void hugeIdIsNone() {
    assertThat(Cursor.parse("c0-1.".repeat(100_000))).isEmpty();
  }

  /** What is taken is ours: written again it is the same, and not longer than a header may be. */
  @Test
  void brokenOnesAreTakenAsOursOrAsNone() {
    Tally tally =
        Fuzz.of(
                "cursor",
                id -> {
                  String text = new String(id, UTF_8);
                  Cursor.parse(text)
                      .ifPresent(
                          cursor ->
                              assertThat(Cursor.parse(cursor.toString()).orElseThrow())
                                  .hasToString(cursor.toString()));
                })
            .run(List.of("c0-1.v3-zz.t11-2k9".getBytes(UTF_8), new byte[0]), List.of(".c1-", "z"));
    assertThat(tally.refused()).isZero();
  }
}
