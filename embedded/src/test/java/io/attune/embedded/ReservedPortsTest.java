package io.attune.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservedPortsTest {

  @Test
  void bothSocketsListenOnLoopbackOnly() throws Exception {
    try (ReservedPorts ports = ReservedPorts.bind(0)) {
      assertThat(ports.clientPort()).isPositive().isNotEqualTo(ports.controllerPort());
      for (ServerSocketChannel socket : List.of(ports.clientSocket(), ports.controllerSocket())) {
        InetSocketAddress address = (InetSocketAddress) socket.getLocalAddress();
        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
      }
    }
  }

  @Test
  void portIsTakenWhileReservedAndFreeAfterClose() {
    ReservedPorts first = ReservedPorts.bind(0);
    int port = first.clientPort();
    assertThatThrownBy(() -> ReservedPorts.bind(port))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining("port " + port);

    first.close();

    ReservedPorts.bind(port).close();
  }
}
