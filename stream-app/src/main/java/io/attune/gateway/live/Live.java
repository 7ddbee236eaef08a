package io.attune.gateway.live;

import io.attune.gateway.Publisher;
import io.attune.gateway.access.Access;
import io.attune.gateway.pages.Debriefs;
import io.attune.sealing.KeyRing;
import io.attune.topology.Topics;
import io.attune.wire.NewsReader;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
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
  private static final Duration[] CUE_DELAYS = {
    Duration.ofMillis(20), Duration.ofMillis(35), Duration.ofMillis(50), Duration.ofMillis(75),
    Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(250), Duration.ofMillis(500),
    Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)
  };

  /** Keys of calls, some 300 bytes each: more than there are calls in the hour that is shown. */
  private static final int MOST_KEYS = 200_000;

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
    KeyRing keys = new KeyRing(topics.sealing(), MOST_KEYS);
    NewsReader reader = new NewsReader(topics.format(), keys);
    this.json = new CallJson(reader, transcripts);
    this.board = new Board(json, clock, Board.MOST_TURN_BYTES);
    Map<Farewell, Counter> cut = new EnumMap<>(Farewell.class);
    for (Farewell why : Farewell.values()) {
      cut.put(
          why,
          Counter.builder("attune.gateway.streams.cut")
              .tag("reason", why.wireName())
              .description("Streams that the gateway ended")
              .register(meters));
    }
    board.whenCut(why -> cut.get(why).increment());
    Timer cueDelay =
        Timer.builder("attune.gateway.cue.delay")
            .description("From the event that led to a cue to the committed cue at the gateway")
            .serviceLevelObjectives(CUE_DELAYS)
            .register(meters);
    this.feed =
        new Feed(
            Feed.at(client),
            topics,
            keys,
            reader,
            board,
            ms -> cueDelay.record(Math.max(0, ms), TimeUnit.MILLISECONDS),
            clock);
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
