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
  private final Map<String, DeadlineHeap.Entry<String>> entries = new HashMap<>();

  private DeadlineHeap.Entry<String> entry(String key) {
    return entries.computeIfAbsent(key, DeadlineHeap.Entry::new);
  }

  @Test
  void earliestComesFirstAndNothingBeforeItsTime() {
    heap.arm(entry("late"), 30);
    heap.arm(entry("early"), 10);
    heap.arm(entry("middle"), 20);
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
    heap.arm(entry("a"), 20);
    heap.arm(entry("a"), 50);
    assertThat(heap.nextDue()).isEqualTo(20);
    heap.arm(entry("a"), 5);
    assertThat(heap.nextDue()).isEqualTo(5);
    assertThat(heap.size()).isEqualTo(1);
  }

  @Test
  void neverIsNoDeadline() {
    heap.arm(entry("a"), Long.MAX_VALUE);
    assertThat(heap.size()).isZero();
    heap.arm(entry("a"), 7);
    heap.arm(entry("a"), Long.MAX_VALUE);
    assertThat(heap.nextDue()).isEqualTo(7);
  }

  @Test
  void removedKeyIsForgottenAndOthersStay() {
    for (int i = 0; i < 20; i++) {
      heap.arm(entry("k" + i), i);
    }
    entry("k0").remove();
    entry("k7").remove();
    entry("nobody").remove();
    assertThat(heap.size()).isEqualTo(18);
    for (int i = 1; i < 20; i++) {
      if (i != 7) {
        assertThat(heap.poll(100)).isEqualTo("k" + i);
      }
    }
    assertThat(heap.poll(100)).isNull();
  }

  @Test
  void entryIsInOneHeapAtATime() {
    DeadlineHeap<String> other = new DeadlineHeap<>();
    heap.arm(entry("a"), 10);
    heap.arm(entry("b"), 20);
    other.arm(entry("a"), 30);
    assertThat(heap.size()).isEqualTo(1);
    assertThat(heap.poll(100)).isEqualTo("b");
    assertThat(other.poll(100)).isEqualTo("a");
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
          heap.arm(entry(key), due);
          model.merge(key, due, Math::min);
        }
        case 2 -> {
          entry(key).remove();
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
