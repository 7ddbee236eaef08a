package io.attune.gateway.live;

import io.attune.gateway.Publisher;
import io.attune.gateway.access.Access;
import io.attune.gateway.pages.Debriefs;
import io.attune.topology.Topics;
import io.attune.wire.NewsReader;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live side of the gateway, running. Safe for threads. */
public final class Live implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Live.class);
  private static final long BEAT_S = 10;

  private final Board board;
  private final Feed feed;
  private final CallJson json;
  private final LongSupplier clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "attune-live");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param client how a client reaches Kafka, which need not be there yet
   * @param transcripts whether clients may see what was said
   * @param clock the wall clock, epoch ms
   */
  public Live(
      Map<String, Object> client,
      Topics topics,
      boolean transcripts,
      MeterRegistry meters,
      LongSupplier clock) {
    this.json = new CallJson(new NewsReader(topics.format()), transcripts);
    this.board = new Board(json, clock, Board.MOST_TURN_BYTES);
    board.whenCut(
        why ->
            Counter.builder("attune.gateway.streams.cut")
                .tag("reason", why.wireName())
                .description("Streams that the gateway ended")
                .register(meters)
                .increment());
    this.feed = new Feed(Feed.at(client), topics, board, clock);
    this.clock = clock;
    Gauge.builder("attune.gateway.listeners", board, Board::listeners)
        .description("Open streams of cues, calls and teams")
        .register(meters);
    Gauge.builder("attune.gateway.calls", board, Board::liveCalls)
        .description("Live calls that the gateway knows")
        .register(meters);
  }

  /** Adds the routes. */
  public void addTo(JavalinConfig config, Access access, Publisher publisher, Debriefs debriefs) {
    new LiveRoutes(access, feed, board, publisher, clock).addTo(config);
    new FinishedRoutes(access, feed, board, json, debriefs).addTo(config);
  }

  /** Begins to read. */
  public void start() {
    feed.start();
    timer.scheduleAtFixedRate(() -> quietly(board::tidy), 1, 1, TimeUnit.SECONDS);
    timer.scheduleAtFixedRate(() -> quietly(board::beat), BEAT_S, BEAT_S, TimeUnit.SECONDS);
  }

  /** A timer stops for good at what its task throws. */
  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.warn("the live board could not be tidied: {}", e.toString());
    }
  }

  /** Whether it shows the present. */
  public boolean isReady() {
    return feed.isReady();
  }

  /** Why it does not, in a few words. */
  public String trouble() {
    return feed.trouble();
  }

  /** The agents who are on a call. */
  public Set<String> agents() {
    return board.agents();
  }

  /** Says good-bye to everybody, and stops. */
  @Override
  public void close() {
    timer.shutdownNow();
    board.close();
    feed.close();
  }
}
