package io.attune.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * The broker's two server sockets, bound before the broker exists and then handed over to it. So a
 * taken port is reported before anything was started or written, and no other program can take a
 * free port between choosing and using it.
 */
final class ReservedPorts implements AutoCloseable {

  static final String HOST = "127.0.0.1";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** Connections that wait while the broker starts; more than that are refused and retry. */
  private static final int BACKLOG = 128;

  private final ServerSocketChannel clients;
  private final ServerSocketChannel controller;

  private ReservedPorts(ServerSocketChannel clients, ServerSocketChannel controller) {
    this.clients = clients;
    this.controller = controller;
  }

  /**
   * Binds the clients' port, and a free one for the controller.
   *
   * @param clientPort 0 takes a free one
   * @throws EmbeddedKafkaException if the port is taken or may not be opened
   */
  static ReservedPorts bind(int clientPort) {
    ServerSocketChannel clients = bindOne(clientPort);
    try {
      return new ReservedPorts(clients, bindOne(0));
    } catch (RuntimeException e) {
      closeQuietly(clients);
      throw e;
    }
  }

  int clientPort() {
    return clients.socket().getLocalPort();
  }

  int controllerPort() {
    return controller.socket().getLocalPort();
  }

  ServerSocketChannel clientSocket() {
    return clients;
  }

  ServerSocketChannel controllerSocket() {
    return controller;
  }

  /** Closes what the broker did not take over; closing what it took, after it stopped, is void. */
  @Override
  public void close() {
    closeQuietly(clients);
    closeQuietly(controller);
  }

  private static ServerSocketChannel bindOne(int port) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
        return channel;
      } catch (IOException | RuntimeException e) {
        closeQuietly(channel);
        throw e;
      }
    } catch (BindException e) {
      throw new EmbeddedKafkaException(
          "Kafka cannot listen on port "
              + port
              + " of "
              + HOST
              + " ("
              + e.getMessage()
              + "): stop the program that uses the port, or choose another one (0 takes a free"
              + " one)",
          e);
    } catch (IOException e) {
      throw new EmbeddedKafkaException(
          "Kafka cannot open a socket on " + HOST + ": " + e.getMessage(), e);
    }
  }

  private static void closeQuietly(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was sent through it, so nothing can be lost.
    }
  }
}
