package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.internals.WindowKeySchema;
import org.junit.jupiter.api.Test;

/** How the turns of one call are found among those of all. */
class CallStoreTest {
  private static final byte[] CALL = "\0\6call-1\0\0\1\u001ahi".getBytes(StandardCharsets.UTF_8);

  /** Or else each call that comes back into memory costs as much as there are calls. */
  @Test
  void theRangeOfTheTurnsOfACallEndsWithTheCall() {
    Bytes end = new WindowKeySchema().upperRange(Bytes.wrap(CALL), CallStore.END_OF_TIME);
    assertThat(Arrays.copyOf(end.get(), CALL.length)).isEqualTo(CALL);
  }

  @Test
  void noTurnIsPublishedAfterTheEndOfTime() {
    long inTenThousandYears = 12_000L * 366 * 24 * 60 * 60 * 1_000;
    assertThat(CallStore.END_OF_TIME).isGreaterThan(inTenThousandYears);
  }
}
