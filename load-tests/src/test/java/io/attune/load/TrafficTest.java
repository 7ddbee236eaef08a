package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrafficTest {
  private static final long BEGIN = 1_790_000_000_000L;
  private static final int SECONDS = 60;
  private static final int CALLS = 200;

  private interface Kind {
    Traffic of(long seed) throws IOException;
  }

  private static Stream<Kind> kinds() {
    return Stream.of(TrafficTest::finals, TrafficTest::calls);
  }

  private static Traffic finals(long seed) throws IOException {
    return new FinalsTraffic("m1", 100, SECONDS, BEGIN, seed);
  }

  private static Traffic calls(long seed) throws IOException {
    return new CallsTraffic("m1", CALLS, 20, 5, SECONDS, BEGIN, seed);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theSameSeedGivesTheSameEvents(Kind kind) throws IOException {
    List<Sending> events = all(kind.of(3));

    assertThat(all(kind.of(3))).isEqualTo(events);
    assertThat(all(kind.of(4))).isNotEqualTo(events);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eventsComeInOrderWithinTheTime(Kind kind) throws IOException {
    List<Sending> events = all(kind.of(3));

    assertThat(events).isSortedAccordingTo(Comparator.comparingLong(Sending::atNanos));
    assertThat(events.get(events.size() - 1).atNanos()).isLessThan(SECONDS * 1_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void finalsAreNumberedOnceAndProbesInOrder(Kind kind) throws IOException {
    Set<String> ids = new HashSet<>();
    int probes = 0;
    for (Sending sending : all(kind.of(3))) {
      if (sending.event().body() instanceof SegmentHeard s && s.isFinal()) {
        assertThat(ids.add(s.segmentId())).as(s.segmentId()).isTrue();
      }
      if (sending.kind() == BenchHeader.PROBE) {
        assertThat(sending.probe()).isEqualTo(probes);
        assertThat(Probes.number("m1", sending.event().callId())).isEqualTo(probes++);
      }
    }
    assertThat(probes).isPositive();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theEndingEndsEveryCallThatIsOpen(Kind kind) throws IOException {
    Traffic traffic = kind.of(3);
    Set<String> open = new HashSet<>();
    for (Sending sending : all(traffic)) {
      String call = sending.event().callId();
      if (sending.event().body() instanceof CallStarted) {
        open.add(call);
      } else if (sending.event().body() instanceof CallEnded) {
        open.remove(call);
      }
    }
    Set<String> ended = new HashSet<>();
    traffic
        .ending(SECONDS * 1_000_000_000L)
        .forEachRemaining(sending -> ended.add(sending.event().callId()));

    assertThat(ended).isEqualTo(open).isNotEmpty();
  }

  @Test
  void finalsComeAtTheirRate() throws IOException {
    long finals =
        all(finals(3)).stream()
            .filter(s -> s.kind() == BenchHeader.FINAL || s.kind() == BenchHeader.PROBE)
            .count();

    assertThat((double) finals / SECONDS).isCloseTo(100, within(5.0));
  }

  @Test
  void callsSpeakEveryThreeSecondsWithFourPartialsForEachFinal() throws IOException {
    List<Sending> events = all(calls(3));
    double finals = events.stream().filter(s -> s.kind() == BenchHeader.FINAL).count();
    double partials = events.stream().filter(s -> s.kind() == BenchHeader.PARTIAL).count();

    assertThat(finals / CALLS / (SECONDS - 2.5)).isCloseTo(1.0 / 3, within(0.08));
    assertThat(partials / finals).isCloseTo(4, within(0.1));
  }

  private static List<Sending> all(Traffic traffic) {
    List<Sending> events = new ArrayList<>();
    traffic.forEachRemaining(events::add);
    return events;
  }
}
