package io.attune.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.embedded.EmbeddedKafka;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two classes ask for the broker and get the same one, running. */
class SharedKafkaIT {

  private static final AtomicReference<EmbeddedKafka> SEEN = new AtomicReference<>();

  private static void assertSameRunningBroker(EmbeddedKafka kafka) {
    EmbeddedKafka earlier = SEEN.getAndSet(kafka);
    assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
    assertThat(earlier).isIn(null, kafka);
  }

  @Nested
  @ExtendWith(SharedKafka.class)
  class OneClass {
    @Test
    void getsTheBroker(EmbeddedKafka kafka) {
      assertSameRunningBroker(kafka);
    }
  }

  @Nested
  @ExtendWith(SharedKafka.class)
  class AnotherClass {
    @Test
    void getsTheSameBroker(EmbeddedKafka kafka) {
      assertSameRunningBroker(kafka);
    }
  }
}
