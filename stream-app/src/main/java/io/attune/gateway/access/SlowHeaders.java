package io.attune.gateway.access;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which a request's header does not come to its end, although bytes come now
 * and then, so that they are not idle. Such a connection costs no thread, but there is room for a
 * limited number.
 */
final class SlowHeaders implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration patience;

  /**
   * @param patience a header may take this long, and up to twice as much
   */
  SlowHeaders(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.patience = patience;
  }

  @Override
  public void onOpened(Connection connection) {
    // The first header is expected at once; whether bytes have come does not matter.
    lookLater(connection, new Seen(0, 0, 0), -1);
  }

  @Override
  public void onClosed(Connection connection) {
    // The next look finds that out.
  }

  private record Seen(long requests, long answers, long bytes) {
    static Seen of(Connection connection) {
      return new Seen(
          connection.getMessagesIn(), connection.getMessagesOut(), connection.getBytesIn());
    }

    /** Bytes have come, but no request has begun since, and none is being answered. */
    boolean isStuckIn(Seen later) {
      return requests == later.requests && later.requests == later.answers && bytes < later.bytes;
    }
  }

  private void lookLater(Connection connection, Seen before, long stuckSince) {
    scheduler.schedule(
        () -> look(connection, before, stuckSince), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Connection connection, Seen before, long stuckSince) {
    // After an upgrade the end point has another connection, with limits of its own.
    if (!connection.getEndPoint().isOpen()
        || connection.getEndPoint().getConnection() != connection) {
      return;
    }
    Seen now = Seen.of(connection);
    boolean stuck = before.isStuckIn(now);
    boolean first = now.requests == 0;
    if (stuck && (first || stuckSince == now.requests)) {
      connection.getEndPoint().close();
      return;
    }
    lookLater(connection, now, stuck ? now.requests : -1);
  }
}
