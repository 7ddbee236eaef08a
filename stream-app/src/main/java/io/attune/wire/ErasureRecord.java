package io.attune.wire;

import io.attune.engine.Effect.CallErased;
import io.attune.schemas.CallErasure;
import java.time.Instant;

/** That a call was erased, as a record. */
final class ErasureRecord {
  private ErasureRecord() {}

  static CallErasure of(CallErased effect) {
    return CallErasure.newBuilder()
        .setCallId(effect.facts().callId())
        .setTenant(effect.facts().tenant())
        .setErasedAt(Instant.ofEpochMilli(effect.at()))
        .setReason(effect.reason())
        .build();
  }
}
