package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.engine.Shelf;
import io.attune.topology.TopologySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpTest {
  private static final Duration LONG = Duration.ofDays(1);

  private static final LongSupplier IDLE = () -> 7;
  private static final AtomicLong WORKED = new AtomicLong();
  private static final LongSupplier BUSY = () -> WORKED.addAndGet(1_000);

  private final AtomicInteger played = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A piece of which every part waits until it may be played. */
  private final class Waiting implements WarmUp.Piece {
    private final CountDownLatch may;

    Waiting(CountDownLatch may) {
      this.may = may;
    }

    @Override
    public void play(int events) {
      try {
        may.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      played.addAndGet(events);
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  @Test
  void itIsDoneWhenEnoughIsPlayed() throws Exception {
    CountDownLatch may = new CountDownLatch(1);
    WarmUp warmUp = WarmUp.of(() -> new Waiting(may), LONG, IDLE);
    assertThat(warmUp.isDone()).isFalse();
    assertThat(warmUp.done()).isNotDone();
    assertThat(warmUp.await(Duration.ofMillis(1))).isFalse();

    may.countDown();
    assertThat(warmUp.await(LONG)).isTrue();
    assertThat(warmUp.isDone()).isTrue();
    assertThat(warmUp.done()).isCompleted();
    assertThat(played).hasValue(WarmUp.EVENTS);
    assertThat(closed).isTrue();
  }

  @Test
  void itIsNotDoneWhileTheCompilersAreAtWork() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    LongSupplier threeWorkingLooks = () -> 100L * Math.min(looks.incrementAndGet(), 4);
    WarmUp warmUp = WarmUp.of(() -> new Waiting(new CountDownLatch(0)), LONG, threeWorkingLooks);
    assertThat(warmUp.await(LONG)).isTrue();
    assertThat(looks).as("one at first, three at work, one idle").hasValue(5);
  }

  @Test
  void itEndsWhenItsTimeIsUp() throws Exception {
    CountDownLatch may = new CountDownLatch(0);
    WarmUp warmUp = WarmUp.of(() -> new Waiting(may), Duration.ofNanos(1), BUSY);
    assertThat(warmUp.await(LONG)).isTrue();
    assertThat(played.get()).isLessThan(WarmUp.EVENTS);
    assertThat(closed).isTrue();
  }

  @Test
  void whatFailsHoldsUpNobody() throws Exception {
    WarmUp unreadable =
        WarmUp.of(
            () -> {
              throw new IOException("no samples");
            },
            LONG,
            IDLE);
    WarmUp failing =
        WarmUp.of(
            () -> {
              throw new IllegalStateException("no task");
            },
            LONG,
            IDLE);
    assertThat(unreadable.await(LONG)).isTrue();
    assertThat(failing.await(LONG)).isTrue();
  }

  @Test
  void withoutTimeThereIsNone() {
    Shelf untouched = null;
    assertThat(WarmUp.begin(TopologySettings.DEFAULT, untouched, Duration.ZERO).isDone()).isTrue();
  }
}
