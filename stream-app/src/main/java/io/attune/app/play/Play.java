package io.attune.app.play;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** A programme that is played into a cluster, and what has come of it so far. */
public final class Play implements AutoCloseable {
  /** How often progress is shown and the end is looked for, ms. */
  private static final long LOOK_MS = 200;

  private final Programme programme;
  private final Player player;
  private final Tally tally;
  private final Set<String> endedCalls;
  private final LongSupplier wall;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * How to play.
   *
   * @param speed how many seconds of the recording pass in a second, above 0
   * @param callSuffix appended to every callId, empty for none
   */
  public record Manner(double speed, String callSuffix) {
    /** The ids that these calls have when they are played. */
    public Set<String> suffixed(Set<String> calls) {
      return calls.stream().map(call -> call + callSuffix).collect(Collectors.toUnmodifiableSet());
    }
  }

  private Play(Programme programme, Manner manner, Player player, LongSupplier wall) {
    this.programme = programme;
    this.player = player;
    this.wall = wall;
    this.tally = new Tally(manner.suffixed(programme.calls()), player::wallTime);
    this.endedCalls = manner.suffixed(programme.endedCalls());
  }

  /**
   * Connects and starts to publish. Its calls are counted from the first cue on.
   *
   * @param watch reads what comes of it; started by the caller
   * @param wall the wall clock, epoch ms
   */
  public static Play start(
      Cluster cluster, CueWatch watch, Programme programme, Manner manner, LongSupplier wall)
      throws IOException {
    Restamp restamp = new Restamp("play-" + randomId(), manner.callSuffix());
    Outlet outlet = Outlet.connect(cluster, wall);
    Play play =
        new Play(
            programme, manner, new Player(programme, outlet, restamp, wall, manner.speed()), wall);
    watch.tell(play.tally);
    play.player.start();
    return play;
  }

  private static String randomId() {
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * Waits until everything is published and every call whose end was played has its summary,
   * showing how far it is.
   *
   * @param patience how long to wait for summaries after the end, before giving up
   * @param look called several times a second; what it throws ends the wait
   * @return whether they all came; false also if the play was closed meanwhile
   * @throws io.attune.app.Failure if an event could not be published
   */
  public boolean await(Screen screen, Duration patience, Runnable look)
      throws InterruptedException {
    long deadline = Long.MAX_VALUE;
    while (!isDone() && wall.getAsLong() < deadline) {
      look.run();
      screen.status(status());
      if (deadline == Long.MAX_VALUE && isPublished()) {
        deadline = wall.getAsLong() + Player.TAIL_MS + patience.toMillis();
      }
      if (closed.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    screen.status("");
    return isDone();
  }

  private boolean isPublished() {
    try {
      player.played().getNow(null);
      return player.played().isDone();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private boolean isDone() {
    return isPublished() && tally.hasSummaries(endedCalls);
  }

  private String status() {
    return String.format(
        "%s  %d of %d calls live, %d done  %d segments  %d cues",
        Plain.minutes(player.elapsedMs()),
        player.liveCalls(),
        programme.calls().size(),
        tally.summaries(),
        player.segments(),
        tally.raised());
  }

  /** Whether it was closed, wherever it was. */
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** How many calls still lack the summary that must come. */
  public long missingSummaries() {
    return endedCalls.stream().filter(call -> !tally.hasSummaries(Set.of(call))).count();
  }

  /** The ids of the cues that were raised. */
  public Set<String> cueIds() {
    return tally.cueIds();
  }

  /** Everything counted so far. */
  public Report report() {
    return tally.report(player.segments(), player.mostBehindMs());
  }

  /** Stops to publish, heartbeats too. */
  @Override
  public void close() {
    closed.countDown();
    player.close();
  }
}
