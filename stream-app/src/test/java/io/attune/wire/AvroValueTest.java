package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.schemas.CallErasure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The bytes of one record owe nothing to those before it. */
class AvroValueTest {
  private static final byte[] HEADER = {1, 2, 3};

  private final AvroValue<CallErasure> erasures = new AvroValue<>(CallErasure.class, 1000);

  @Test
  void aRecordThatCannotBeWrittenLeavesNothingInTheNext() {
    CallErasure good = erasure(Instant.ofEpochMilli(1_760_000_000_000L));
    byte[] alone = erasures.write(HEADER, good);

    assertThatThrownBy(() -> erasures.write(HEADER, erasure(null)))
        .isInstanceOf(RuntimeException.class);

    assertThat(erasures.write(HEADER, good)).isEqualTo(alone).startsWith(HEADER);
  }

  private static CallErasure erasure(Instant at) {
    CallErasure erasure = new CallErasure();
    erasure.setCallId("call-1");
    erasure.setTenant("");
    if (at != null) {
      erasure.setErasedAt(at);
    }
    return erasure;
  }
}
