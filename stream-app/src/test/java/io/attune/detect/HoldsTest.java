package io.attune.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.detect.Holds.Hold;
import org.junit.jupiter.api.Test;

class HoldsTest {
  private static final Holds TWICE = Holds.NONE.held(2_000).resumed(5_000).held(8_000);

  @Test
  void holdLastsFromItsStartToItsEnd() {
    assertThat(Holds.NONE.isHeld()).isFalse();
    assertThat(Holds.NONE.held(0).isHeld()).isTrue();
    assertThat(TWICE.intervals()).containsExactly(new Hold(2_000, 5_000));
    assertThat(TWICE.sinceMs()).isEqualTo(8_000);
    assertThat(TWICE.lastEndMs()).isEqualTo(5_000);
    assertThat(Holds.NONE.lastEndMs()).isZero();
    assertThat(TWICE.totalMs(9_500)).isEqualTo(4_500);
    assertThat(TWICE.totalMs(7_000)).as("before the second").isEqualTo(3_000);
    assertThat(TWICE.resumed(9_000).totalMs(60_000)).isEqualTo(4_000);
  }

  @Test
  void whatIsSaidTwiceChangesNothing() {
    assertThat(TWICE.held(9_000)).isSameAs(TWICE);
    Holds over = TWICE.resumed(9_000);
    assertThat(over.resumed(10_000)).isSameAs(over);
    assertThat(Holds.NONE.held(2_000).resumed(1_000).intervals())
        .containsExactly(new Hold(2_000, 2_000));
  }

  @Test
  void oldestHoldsAreForgotten() {
    Holds holds = Holds.NONE;
    for (int i = 0; i <= Holds.MOST; i++) {
      holds = holds.held(10L * i).resumed(10L * i + 5);
    }
    assertThat(holds.intervals()).hasSize(Holds.MOST).startsWith(new Hold(10, 15));
  }

  @Test
  void gapIsWhatLiesOutsideOfTheHolds() {
    assertThat(TWICE.outside(new Gap(1_000, 9_000, true)))
        .containsExactly(new Gap(1_000, 2_000, true), new Gap(5_000, 8_000, true));
    assertThat(TWICE.outside(new Gap(2_000, 5_000, false))).isEmpty();
    assertThat(TWICE.outside(new Gap(3_000, 4_000, false))).isEmpty();
    assertThat(TWICE.outside(new Gap(5_000, 7_000, false)))
        .containsExactly(new Gap(5_000, 7_000, false));
    assertThat(TWICE.outside(new Gap(500, 2_000, false)))
        .containsExactly(new Gap(500, 2_000, false));
    assertThat(TWICE.outside(new Gap(8_000, 9_000, false))).isEmpty();
    assertThat(TWICE.resumed(9_000).outside(new Gap(4_000, 12_000, false)))
        .containsExactly(new Gap(5_000, 8_000, false), new Gap(9_000, 12_000, false));
  }
}
