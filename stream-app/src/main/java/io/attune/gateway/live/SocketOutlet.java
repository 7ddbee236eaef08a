package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The same events as messages of a web socket: {@code {"id":…,"event":…,"data":{…}}}. */
final class SocketOutlet implements Outlet {
  private static final int POLICY_VIOLATION = 1008;
  private static final int GOING_AWAY = 1001;
  private static final int TRY_AGAIN_LATER = 1013;

  private final Session session;
  private final CompletableFuture<Farewell> ended = new CompletableFuture<>();
  private final AtomicInteger waitingBytes = new AtomicInteger();

  SocketOutlet(Session session) {
    this.session = session;
  }

  @Override
  public void send(String id, String name, byte[] data) {
    StringBuilder message = new StringBuilder(data.length + 128).append('{');
    if (id != null && !id.isEmpty()) {
      // A cursor has nothing in it that JSON minds.
      message.append("\"id\":\"").append(id).append("\",");
    }
    message.append("\"event\":\"").append(name).append("\",\"data\":");
    send(message.append(new String(data, UTF_8)).append('}').toString());
  }

  private void send(String message) {
    if (ended.isDone()) {
      return;
    }
    if (waitingBytes.addAndGet(message.length()) > SseOutlet.MOST_WAITING) {
      end(Farewell.SLOW);
      return;
    }
    session.sendText(
        message,
        Callback.from(
            () -> waitingBytes.addAndGet(-message.length()), failure -> ended.complete(null)));
  }

  @Override
  public void beat() {
    send("{\"event\":\"beat\",\"data\":{}}");
  }

  @Override
  public void end(Farewell why) {
    if (ended.isDone()) {
      return;
    }
    if (why != Farewell.SLOW) {
      send(null, "bye", why.json());
    }
    ended.complete(why);
    session.close(code(why), why.wireName(), Callback.NOOP);
  }

  private static int code(Farewell why) {
    return switch (why) {
      case TOKEN_EXPIRED -> POLICY_VIOLATION;
      case SLOW, CROWDED -> TRY_AGAIN_LATER;
      case STOPPING -> GOING_AWAY;
    };
  }

  /** The client has closed it, or it has broken. */
  void closed() {
    ended.complete(null);
  }

  @Override
  public void whenEnded(Consumer<Farewell> then) {
    var unused = ended.thenAccept(then);
  }
}
