package io.attune.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a chaos run is made of, without one. */
class ChaosPartsTest {
  @Test
  void theSameSeedDrawsTheSameFaultsAndEachKindFirst() {
    List<FaultKind> kinds = FaultKind.ofMachines();
    List<FaultKind> drawn = draw(kinds, 7, 40);
    assertThat(draw(kinds, 7, 40)).isEqualTo(drawn);
    assertThat(draw(kinds, 8, 40)).isNotEqualTo(drawn);
    assertThat(drawn.subList(0, kinds.size())).containsExactlyInAnyOrderElementsOf(kinds);
  }

  private static List<FaultKind> draw(List<FaultKind> kinds, long seed, int count) {
    Deck deck = new Deck(kinds, new Random(seed));
    return Stream.generate(deck::draw).limit(count).toList();
  }

  @Test
  void everyKindIsDoneToMachinesOrToTheTraffic() {
    List<FaultKind> all = new ArrayList<>(FaultKind.ofMachines());
    all.addAll(FaultKind.ofTraffic());
    assertThat(all).containsExactlyInAnyOrder(FaultKind.values());
  }

  @Test
  void aSpreadIsByNearestRank() {
    List<Long> times = IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList();
    assertThat(Spread.of(times)).isEqualTo(new Spread(100, 50, 95, 100));
    assertThat(Spread.of(List.of(9L))).isEqualTo(new Spread(1, 9, 9, 9));
    assertThat(Spread.of(List.of()).count()).isZero();
  }

  @Test
  void aRecordedCallIsPublishedToItsEndAndHungUpOnce() throws IOException {
    List<Published.Line> lines = Published.samples().get(0);
    Published call = new Published("c", lines, 1_000, false);
    assertThat(call.poll(999)).isNull();
    assertThat(call.poll(1_000)).isEqualTo(lines.get(0).body());
    assertThat(call.hangUp()).isNotNull();
    assertThat(call.isOver()).isTrue();
    assertThat(call.hangUp()).isNull();
  }

  @Test
  @Timeout(20)
  void theProxyPassesOnAtOnceOrLate() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SlowProxy proxy = SlowProxy.to(server.getLocalPort());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        Socket broker = server.accept()) {
      client.getOutputStream().write(1);
      assertThat(broker.getInputStream().read()).isEqualTo(1);

      proxy.delay(400);
      long began = System.nanoTime();
      client.getOutputStream().write(2);
      InputStream in = broker.getInputStream();
      assertThat(in.read()).isEqualTo(2);
      assertThat(System.nanoTime() - began).isGreaterThan(350_000_000L);

      client.close();
      assertThat(in.read()).as("its end is passed on too").isEqualTo(-1);
    }
  }
}
