package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a delta leads to is the row it was made for, whatever the bytes are. */
class RowDeltaTest {
  private final RowDelta delta = new RowDelta();

  static List<Long> seeds() {
    return new Random(20261122).longs(300, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leadsToTheRowThatItWasMadeFor(long seed) throws Undecodable {
    Random random = new Random(seed);
    byte[] row = bytes(random, random.nextInt(3_000));
    for (int i = 0; i < 10; i++) {
      byte[] next = edited(random, row);
      byte[] change = delta.between(row, next, Integer.MAX_VALUE);
      assertThat(RowDelta.isOf(row, change)).isTrue();
      assertThat(RowDelta.apply(row, change)).isEqualTo(next);
      row = next;
    }
  }

  @Test
  void valueThatChangedInPlaceCostsLittleMoreThanItself() {
    byte[] row = text("the first value is 11111111 and the second one is 22222222, not more");
    byte[] next = text("the first value is 11191111 and the second one is 22922222, not more");
    // Checksum, length, three copies of two bytes and two new bytes of two.
    assertThat(delta.between(row, next, Integer.MAX_VALUE)).hasSize(8 + 1 + 3 * 2 + 2 * 2);
  }

  @Test
  void insertionShiftsTheRestAtThePriceOfOneDistance() {
    byte[] row = text("what was there before stays there and is not told again");
    byte[] next = text("what was there before and something new stays there and is not told again");
    assertThat(delta.between(row, next, Integer.MAX_VALUE)).hasSizeLessThan(39);
  }

  @Test
  void thereIsNoneThatIsLongerThanWanted() {
    byte[] row = bytes(new Random(1), 500);
    byte[] other = bytes(new Random(2), 500);
    assertThat(delta.between(row, other, 250)).isNull();
    assertThat(delta.between(row, row, 250)).hasSizeLessThan(16);
  }

  @Test
  void startsFromNoOtherRow() {
    byte[] row = bytes(new Random(3), 200);
    byte[] change = delta.between(row, edited(new Random(4), row), Integer.MAX_VALUE);
    byte[] other = row.clone();
    other[100]++;
    assertThat(RowDelta.isOf(other, change)).isFalse();
    assertThat(RowDelta.isOf(row, new byte[] {1, 2})).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedOnesAreRefusedOrLeadElsewhere(long seed) {
    Random random = new Random(seed);
    byte[] row = bytes(random, 300);
    byte[] change = delta.between(row, edited(random, row), Integer.MAX_VALUE);
    byte[] damaged = Arrays.copyOf(change, 5 + random.nextInt(change.length - 4));
    damaged[4 + random.nextInt(damaged.length - 4)] ^= (byte) (1 << random.nextInt(8));
    try {
      RowDelta.apply(row, damaged);
    } catch (Undecodable e) {
      assertThat(e.reason()).isEqualTo(Undecodable.Reason.CORRUPT);
    }
  }

  @Test
  void impossibleLengthIsRefusedUnread() {
    byte[] huge = {0, 0, 0, 0, -1, -1, -1, -1, 7, 2, 0};
    assertThatExceptionOfType(Undecodable.class).isThrownBy(() -> RowDelta.apply(huge, huge));
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Some stretches replaced by others, longer or shorter, some moved. */
  private static byte[] edited(Random random, byte[] row) {
    byte[] edited = row;
    for (int i = random.nextInt(6); i > 0; i--) {
      int from = random.nextInt(edited.length + 1);
      int to = Math.min(edited.length, from + random.nextInt(40));
      byte[] fresh = bytes(random, random.nextInt(40));
      if (random.nextBoolean() && row.length > 0) {
        int place = random.nextInt(row.length);
        fresh = Arrays.copyOfRange(row, place, Math.min(row.length, place + 60));
      }
      byte[] next = Arrays.copyOf(edited, from + fresh.length + edited.length - to);
      System.arraycopy(fresh, 0, next, from, fresh.length);
      System.arraycopy(edited, to, next, from + fresh.length, edited.length - to);
      edited = next;
    }
    return edited;
  }
}
