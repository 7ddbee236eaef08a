package io.attune.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.server.fault.FaultHandler;
import org.junit.jupiter.api.Test;

class KraftNodeTest {

  private final AtomicReference<Throwable> fault = new AtomicReference<>();
  private final AtomicInteger actions = new AtomicInteger();

  /** Kafka's own handler would end the process here, and this test with it. */
  @Test
  void firstFatalFaultIsKeptWithItsCause() {
    FaultHandler handler =
        KraftNode.recorder("raft manager", true, actions::incrementAndGet, fault);
    Exception cause = new IllegalStateException("disk");

    RuntimeException first = handler.handleFault("append failed", cause);
    handler.handleFault("append failed again");

    assertThat(fault.get())
        .isSameAs(first)
        .hasMessageContaining("raft manager: append failed")
        .hasCause(cause);
    assertThat(actions).hasValue(2);
  }

  @Test
  void otherFaultsDoNotCondemnTheBroker() {
    KraftNode.recorder("metadata publishing", false, actions::incrementAndGet, fault)
        .handleFault("late");

    assertThat(fault).hasNullValue();
    assertThat(actions).hasValue(1);
  }
}
