package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlineHeapTest {
  private final DeadlineHeap<String> heap = new DeadlineHeap<>();

  @Test
  void earliestComesFirstAndNothingBeforeItsTime() {
    heap.arm("late", 30);
    heap.arm("early", 10);
    heap.arm("middle", 20);
    assertThat(heap.nextDue()).isEqualTo(10);
    assertThat(heap.poll(9)).isNull();
    assertThat(heap.poll(25)).isEqualTo("early");
    assertThat(heap.poll(25)).isEqualTo("middle");
    assertThat(heap.poll(25)).isNull();
    assertThat(heap.poll(30)).isEqualTo("late");
    assertThat(heap.nextDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void earlierDeadlineMovesTheEntryAndALaterOneWaitsForThePoll() {
    heap.arm("a", 20);
    heap.arm("a", 50);
    assertThat(heap.nextDue()).isEqualTo(20);
    heap.arm("a", 5);
    assertThat(heap.nextDue()).isEqualTo(5);
    assertThat(heap.size()).isEqualTo(1);
  }

  @Test
  void neverIsNoDeadline() {
    heap.arm("a", Long.MAX_VALUE);
    assertThat(heap.size()).isZero();
    heap.arm("a", 7);
    heap.arm("a", Long.MAX_VALUE);
    assertThat(heap.nextDue()).isEqualTo(7);
  }

  @Test
  void removedKeyIsForgottenAndOthersStay() {
    for (int i = 0; i < 20; i++) {
      heap.arm("k" + i, i);
    }
    heap.remove("k0");
    heap.remove("k7");
    heap.remove("nobody");
    assertThat(heap.size()).isEqualTo(18);
    for (int i = 1; i < 20; i++) {
      if (i != 7) {
        assertThat(heap.poll(100)).isEqualTo("k" + i);
      }
    }
    assertThat(heap.poll(100)).isNull();
  }

  static List<Long> seeds() {
    return new Random(20261124).longs(40, 0, 1_000_000).boxed().toList();
  }

  /** Against a map that is searched from end to end. */
  @ParameterizedTest
  @MethodSource("seeds")
  void heapAgreesWithANaiveModel(long seed) {
    Random random = new Random(seed);
    Map<String, Long> model = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      String key = "k" + random.nextInt(60);
      long due = random.nextInt(5_000);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          heap.arm(key, due);
          model.merge(key, due, Math::min);
        }
        case 2 -> {
          heap.remove(key);
          model.remove(key);
        }
        default -> {
          long now = random.nextInt(2_000);
          long earliest =
              model.values().stream().min(Comparator.naturalOrder()).orElse(Long.MAX_VALUE);
          assertThat(heap.nextDue()).isEqualTo(earliest);
          String polled = heap.poll(now);
          if (earliest > now) {
            assertThat(polled).isNull();
          } else {
            assertThat(model.remove(polled)).isEqualTo(earliest);
          }
        }
      }
      assertThat(heap.size()).isEqualTo(model.size());
    }
  }
}
