package io.attune.app;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.topology.LogUnavailable;
import io.attune.wire.SchemaUnavailable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadRestartsTest {
  private final AtomicLong now = new AtomicLong();
  private final ThreadRestarts restarts = new ThreadRestarts(now::get, Optional::empty);
  private final Throwable fault =
      new StreamsException("the customer said: secret", new IllegalStateException("secret"));

  @Test
  void threadsAreReplacedUpToTheCapThenTheProcessorStops() {
    for (int i = 0; i < ThreadRestarts.MOST; i++) {
      assertThat(restarts.handle(fault)).isEqualTo(REPLACE_THREAD);
      assertThat(restarts.stopped()).isEmpty();
    }
    assertThat(restarts.handle(fault)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(restarts.stopped()).get().asString().contains("IllegalStateException");
  }

  @Test
  void oldDeathsAreForgotten() {
    for (int i = 0; i < 4 * ThreadRestarts.MOST; i++) {
      assertThat(restarts.handle(fault)).isEqualTo(REPLACE_THREAD);
      now.addAndGet(ThreadRestarts.WITHIN.dividedBy(ThreadRestarts.MOST).toNanos() + 1_000);
    }
  }

  /** A registry that is away comes back, and each thread has waited long before it died. */
  @Test
  void aSchemaThatCannotBeHadNowReplacesTheThreadAsOftenAsItTakes() {
    StreamsException waited = new StreamsException(new SchemaUnavailable("away", null));
    for (int i = 0; i < 10 * ThreadRestarts.MOST; i++) {
      assertThat(restarts.handle(waited)).isEqualTo(REPLACE_THREAD);
    }
    assertThat(restarts.stopped()).isEmpty();
  }

  /** Likewise a broker that is down while a task begins. */
  @Test
  void aLogThatCannotBeReadNowReplacesTheThreadAsOftenAsItTakes() {
    StreamsException waited = new StreamsException(new LogUnavailable("away", null));
    for (int i = 0; i < 10 * ThreadRestarts.MOST; i++) {
      assertThat(restarts.handle(waited)).isEqualTo(REPLACE_THREAD);
    }
    assertThat(restarts.stopped()).isEmpty();
  }

  @Test
  void aDeletedTopicStopsAtOnce() {
    assertThat(restarts.handle(new StreamsException(new MissingSourceTopicException("gone"))))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(restarts.stopped()).hasValue("a topic that it reads has been deleted");
  }

  /** Messages of exceptions can quote what was said. */
  @Test
  void faultsAreDescribedWithoutTheirMessages() {
    assertThat(FaultPlace.of(fault))
        .startsWith("StreamsException by IllegalStateException at io.attune.app.ThreadRestartsTest")
        .doesNotContain("secret");
  }
}
