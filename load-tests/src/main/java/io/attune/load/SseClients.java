package io.attune.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Many agents who listen, one stream each, on one thread: what they cost must not be what is
 * measured. A stream that ends ends them all.
 */
final class SseClients implements AutoCloseable {
  /** Told of each cue. */
  interface Listener {
    /**
     * @param agent whose stream it came on, from 0
     * @param nanos when it was read, on the steady clock
     */
    void cue(int agent, String cueId, long nanos);
  }

  /** So many open at once: fewer than wait in a listening socket's queue. */
  private static final int OPENING = 32;

  private static final String CUE_ID = "\"cueId\":\"";

  private final InetSocketAddress server;
  private final int agents;
  private final Listener listener;
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
  private final CompletableFuture<Void> open = new CompletableFuture<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "bench-agents");
  private int begun;
  private int present;
  private volatile boolean closed;

  /** What belongs to one connection: its agent and how far its stream was read. */
  private record Agent(int number, SseStream stream) {}

  private SseClients(String address, int agents, Listener listener) throws IOException {
    URI uri = URI.create(address);
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
    this.agents = agents;
    this.listener = listener;
    thread.setDaemon(true);
  }

  /** Begins to connect all agents; see {@link #awaitPresent}. */
  static SseClients start(String address, int agents, Listener listener) throws IOException {
    SseClients clients = new SseClients(address, agents, listener);
    clients.thread.start();
    return clients;
  }

  /**
   * Waits until each has been told the present state.
   *
   * @throws java.util.concurrent.ExecutionException if a stream was refused or has ended
   * @throws java.util.concurrent.TimeoutException if it takes more than five minutes
   */
  void awaitPresent() throws Exception {
    CompletableFuture.anyOf(open, failed).get(5, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      while (!closed) {
        while (begun < agents && begun - present < OPENING) {
          connect(begun++);
        }
        selector.select(this::ready);
      }
    } catch (IOException | RuntimeException e) {
      failed.completeExceptionally(e);
    } finally {
      closeAll();
    }
  }

  private void connect(int number) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(server);
    SseStream stream = new SseStream((name, data, nanos) -> hear(number, name, data, nanos));
    channel.register(selector, SelectionKey.OP_CONNECT, new Agent(number, stream));
  }

  private void ready(SelectionKey key) {
    Agent agent = (Agent) key.attachment();
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        // It fits into an empty socket buffer.
        channel.write(request(agent.number()));
        key.interestOps(SelectionKey.OP_READ);
        return;
      }
      while (true) {
        buffer.clear();
        int read = channel.read(buffer);
        long now = System.nanoTime();
        if (read < 0) {
          throw new IllegalStateException("the gateway closed a connection");
        }
        agent.stream().take(buffer.flip(), now);
        if (read < buffer.capacity()) {
          return;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("agent " + agent.number() + ": " + e.getMessage(), e);
    }
  }

  private ByteBuffer request(int agent) {
    String request =
        "GET /live/agents/"
            + CueStock.agentId(agent)
            + "/cues HTTP/1.1\r\nHost: "
            + server.getHostString()
            + ":"
            + server.getPort()
            + "\r\nAccept: text/event-stream\r\n\r\n";
    return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
  }

  private void hear(int agent, String name, String data, long nanos) {
    if (name.equals("cue")) {
      int from = data.indexOf(CUE_ID) + CUE_ID.length();
      listener.cue(agent, data.substring(from, data.indexOf('"', from)), nanos);
    } else if (name.equals("present")) {
      present++;
      if (present == agents) {
        open.complete(null);
      }
    } else if (name.equals("bye")) {
      throw new IllegalStateException("the gateway said good-bye to agent " + agent + ": " + data);
    }
  }

  /**
   * Makes sure that all still listen.
   *
   * @throws IllegalStateException if one does not
   */
  void check() {
    if (failed.isCompletedExceptionally()) {
      failed.join();
    }
  }

  private void closeAll() {
    try (selector) {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      // They end with the process.
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    selector.wakeup();
    thread.join();
  }
}
