package io.attune.load.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the broker and everybody who uses it, on 127.0.0.1, and can be made slow: each
 * piece of at most 16 KiB then waits before it is passed on. Threads of its own, two for each
 * connection.
 */
final class SlowProxy implements AutoCloseable {
  private static final int PIECE = 16 * 1024;

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile long delayMs;

  private SlowProxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** Begins to pass on to a port, on a free port of its own. */
  static SlowProxy to(int target) throws IOException {
    SlowProxy proxy =
        new SlowProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
    start("chaos-proxy", proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /**
   * How long each piece waits from now on.
   *
   * @param ms 0 for not at all
   */
  void delay(long ms) {
    delayMs = ms;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        serve(server.accept());
      } catch (IOException e) {
        // It was closed.
      }
    }
  }

  private void serve(Socket client) {
    try {
      Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      broker.setTcpNoDelay(true);
      open.add(client);
      open.add(broker);
      start("chaos-proxy-to-broker", () -> pass(client, broker));
      start("chaos-proxy-to-client", () -> pass(broker, client));
    } catch (IOException e) {
      shut(client); // The broker is away, as clients are to see.
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        long wait = delayMs;
        if (wait > 0) {
          Thread.sleep(wait);
        }
        out.write(piece, 0, read);
      }
    } catch (IOException e) {
      // One end is gone, so the other goes.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      shut(from);
      shut(to);
    }
  }

  private void shut(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed then.
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(this::shut);
  }
}
