package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import org.junit.jupiter.api.Test;

class HearingTest {

  @Test
  void whoSpokeFirstMakesNoDifference() {
    Hearing one = Hearing.NOTHING.with(partial("a", 0), 1).with(partial("b", 0), 2);
    Hearing other = Hearing.NOTHING.with(partial("b", 0), 1).with(partial("a", 0), 2);
    assertThat(one).isEqualTo(other);
  }

  @Test
  void aLaterPartialTakesTheEarliersPlaceAndAFinalEndsIt() {
    Hearing hearing =
        Hearing.NOTHING.with(partial("a", 0), 1).with(partial("b", 0), 2).with(partial("a", 1), 3);
    assertThat(hearing.partials()).containsExactly(partial("a", 1), partial("b", 0));
    assertThat(hearing.of("a").revision()).isEqualTo(1);
    assertThat(hearing.of("c")).isNull();
    assertThat(hearing.without("a").partials()).containsExactly(partial("b", 0));
    assertThat(hearing.without("c")).isSameAs(hearing);
  }

  @Test
  void aPartialThatIsLateDoesNotTurnTheClockBack() {
    assertThat(Hearing.NOTHING.with(partial("a", 0), 5).with(partial("b", 0), 3).lastPartialAt())
        .isEqualTo(5);
  }

  private static SegmentHeard partial(String segmentId, int revision) {
    return Script.segment(segmentId, revision, false, Speaker.AGENT, 0, 1_000, "so we");
  }
}
