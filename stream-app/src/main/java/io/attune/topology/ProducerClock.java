package io.attune.topology;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How far one producer says that it has published: the clock of its calls. It stands still when no
 * heartbeat comes, so that missing data is never silence.
 */
final class ProducerClock {
  private final String id;
  private final Set<KnownCall> calls = new LinkedHashSet<>();
  private final DeadlineHeap<KnownCall> due = new DeadlineHeap<>();
  private boolean beating;
  private boolean lost;
  private long publishedUpTo;
  private long silentMs;

  ProducerClock(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** The calls that it publishes. */
  Set<KnownCall> calls() {
    return calls;
  }

  /** When its calls want to be woken, by this clock. */
  DeadlineHeap<KnownCall> due() {
    return due;
  }

  /** Whether its beats are the clock of its calls: since its first, until it is given up. */
  boolean isBeating() {
    return beating;
  }

  /** Whether heartbeats have stopped. */
  boolean isLost() {
    return lost;
  }

  void setLost(boolean now) {
    lost = now;
  }

  /**
   * It was known to beat before this task started.
   *
   * @param upTo how far it had published by then as far as is known, epoch ms; 0 if it is not
   */
  void recall(long upTo) {
    beating = true;
    publishedUpTo = upTo;
  }

  /** It has been lost for so long that its calls cannot wait for it. */
  void giveUp() {
    beating = false;
  }

  /**
   * It has published everything up to a moment. A beat from before an earlier one, as a restarted
   * producer with a slow clock might send, does not turn time back.
   */
  void beat(long upTo) {
    beating = true;
    silentMs = 0;
    publishedUpTo = Math.max(publishedUpTo, upTo);
  }

  /** Wall-clock time has gone by without a beat, in ms. */
  void passInSilence(long ms) {
    silentMs += ms;
  }

  /** For how long no beat has come, in ms; stalls of our own do not count. */
  long silentMs() {
    return silentMs;
  }

  /**
   * Everything before this moment has been published, epoch ms: the moment that its calls have
   * reached. 0 while nothing is known.
   */
  long publishedUpTo() {
    return publishedUpTo;
  }
}
