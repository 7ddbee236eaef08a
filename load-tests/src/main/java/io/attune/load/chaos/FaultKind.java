package io.attune.load.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What chaos does. The name in lower case with hyphens is the one in reports. */
enum FaultKind {
  /** {@code kill -9} of one instance. */
  KILL_PROCESSOR(8, Where.MACHINES),
  /** {@code kill -9} of the broker, which is started again at once. */
  KILL_BROKER(3, Where.MACHINES),
  /** An instance stands still for longer than its transaction may stay open, and goes on. */
  PAUSE_PROCESSOR(4, Where.MACHINES),
  /** An instance is stopped and started again. */
  RESTART_PROCESSOR(3, Where.MACHINES),
  /** All instances, one after the other. */
  ROLLING_RESTART(1, Where.MACHINES),
  /** A further instance joins and is gone again, a few times in a row. */
  REBALANCE_STORM(2, Where.MACHINES),
  /** The broker is stopped in order and started again, and with it every coordinator. */
  RESTART_BROKER(2, Where.MACHINES),
  /** Nothing is processed for a minute. */
  LAG(1, Where.MACHINES),
  /** No byte more can be written to the state folder of an instance for a while. */
  DISK_FULL(2, Where.MACHINES),
  /** Every byte from and to the broker comes late for a while, and few at a time. */
  SLOW_BROKER(3, Where.MACHINES),

  /** A record is published up to three times more. */
  DUPLICATES(4, Where.TRAFFIC),
  /** A record is published after the one that should follow it. */
  REORDERING(4, Where.TRAFFIC),
  /** A final is revised some seconds after it was published. */
  LATE_REVISION(4, Where.TRAFFIC),
  /** The clock of a producer jumps, by up to five seconds from the right time. */
  CLOCK_JUMP(3, Where.TRAFFIC),
  /** A producer publishes, but does not beat for some seconds. */
  LOST_HEARTBEATS(2, Where.TRAFFIC),
  /** A record that nobody can use, in one of the topics. */
  POISON(4, Where.TRAFFIC);

  private enum Where {
    MACHINES,
    TRAFFIC
  }

  private final int weight;
  private final Where where;

  FaultKind(int weight, Where where) {
    this.weight = weight;
    this.where = where;
  }

  /** How often it is drawn, compared with others. */
  int weight() {
    return weight;
  }

  /** Those that are done to processes, one at a time. */
  static List<FaultKind> ofMachines() {
    return of(Where.MACHINES);
  }

  /** Those that are in what is published, while others go on. */
  static List<FaultKind> ofTraffic() {
    return of(Where.TRAFFIC);
  }

  private static List<FaultKind> of(Where where) {
    return Arrays.stream(values()).filter(kind -> kind.where == where).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
