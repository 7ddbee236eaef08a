package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Server-sent events over one HTTP response, written as the client takes them and by nobody who has
 * to wait. What it has not taken yet is kept, up to a bound.
 */
final class SseOutlet implements Outlet {
  /** As much as a client may be behind, bytes; the present state of a large team is part of it. */
  static final int MOST_WAITING = 4 << 20;

  /**
   * What the container keeps for each open response, bytes: a page, which holds most events. Of its
   * own accord it takes eight times as much.
   */
  private static final int BUFFER = 4 << 10;

  /** A client reconnects after this long, unless it knows better. */
  private static final byte[] RETRY = "retry: 1000\n\n".getBytes(UTF_8);

  private static final byte[] BEAT = ": beat\n\n".getBytes(UTF_8);

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final CompletableFuture<Farewell> ended = new CompletableFuture<>();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean unflushed;
  private boolean open;
  private Farewell ending;

  private SseOutlet(AsyncContext context, ServletOutputStream out) {
    this.context = context;
    this.out = out;
  }

  /**
   * Makes a response a stream of events.
   *
   * @param request whose asynchronous handling has begun
   */
  static SseOutlet over(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setBufferSize(BUFFER);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("utf-8");
    response.setHeader("Cache-Control", "no-store");
    // Or a proxy such as nginx would collect what must go out at once.
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext context = request.getAsyncContext();
    SseOutlet outlet = new SseOutlet(context, response.getOutputStream());
    context.setTimeout(0);
    context.addListener(outlet.new Watch());
    outlet.enqueue(RETRY);
    outlet.out.setWriteListener(outlet.new Writer());
    return outlet;
  }

  @Override
  public void send(String id, String name, byte[] data) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(data.length + 128);
    if (id != null && !id.isEmpty()) {
      frame.writeBytes(("id: " + id + "\n").getBytes(UTF_8));
    }
    frame.writeBytes(("event: " + name + "\ndata: ").getBytes(UTF_8));
    frame.writeBytes(data);
    frame.writeBytes("\n\n".getBytes(UTF_8));
    enqueue(frame.toByteArray());
  }

  @Override
  public void beat() {
    enqueue(BEAT);
  }

  private synchronized void enqueue(byte[] frame) {
    if (ending != null || ended.isDone()) {
      return;
    }
    if (waitingBytes + frame.length > MOST_WAITING) {
      waiting.clear();
      waitingBytes = 0;
      end(Farewell.SLOW);
      return;
    }
    waiting.add(frame);
    waitingBytes += frame.length;
    drain();
  }

  @Override
  public synchronized void end(Farewell why) {
    if (ending != null || ended.isDone()) {
      return;
    }
    send(null, "bye", why.json());
    ending = why;
    if (why == Farewell.SLOW) {
      // It would not take the farewell either.
      finish();
    } else {
      drain();
    }
  }

  /** Writes as much as the client takes; the container calls again when it takes more. */
  private synchronized void drain() {
    if (!open || ended.isDone()) {
      return;
    }
    try {
      while (out.isReady()) {
        byte[] next = waiting.poll();
        if (next != null) {
          waitingBytes -= next.length;
          out.write(next);
          unflushed = true;
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          if (ending != null) {
            finish();
          }
          return;
        }
      }
    } catch (IOException | IllegalStateException e) {
      finish();
    }
  }

  /**
   * Ends the response without waiting: whoever is here may be the thread that would have to write
   * what is left.
   */
  private void finish() {
    if (ended.complete(ending)) {
      try {
        context.complete();
      } catch (IllegalStateException e) {
        // The container has ended it before us.
      }
    }
  }

  @Override
  public void whenEnded(Consumer<Farewell> then) {
    var unused = ended.thenAccept(then);
  }

  private final class Writer implements WriteListener {
    @Override
    public void onWritePossible() {
      synchronized (SseOutlet.this) {
        open = true;
        drain();
      }
    }

    @Override
    public void onError(Throwable e) {
      finish();
    }
  }

  /** The client is gone. */
  private final class Watch implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      finish();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      finish();
    }

    @Override
    public void onError(AsyncEvent event) {
      finish();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
