package io.attune.gateway.access;

import java.util.HashMap;
import java.util.Map;

/** Counts the streams that are open, of each identity and of all. Safe for threads. */
public final class OpenStreams {
  private record Who(String tenant, String name) {}

  /** One open stream; closing it twice counts once. */
  public final class Ticket implements AutoCloseable {
    private final Who who;
    private boolean closed;

    private Ticket(Who who) {
      this.who = who;
    }

    @Override
    public void close() {
      synchronized (OpenStreams.this) {
        if (!closed) {
          closed = true;
          all--;
          open.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
        }
      }
    }
  }

  private final AccessSettings.Limits limits;
  private final Map<Who, Integer> open = new HashMap<>();
  private int all;

  OpenStreams(AccessSettings.Limits limits) {
    this.limits = limits;
  }

  /**
   * Counts a stream that is about to open. Whoever takes the ticket closes it with the stream.
   *
   * @throws Refused 429 if this one has too many open, 503 if all together have
   */
  public synchronized Ticket open(Identity identity) {
    Who who = new Who(identity.tenant(), identity.name());
    if (open.getOrDefault(who, 0) >= limits.streamsPerIdentity()) {
      throw new Refused(429, "Too many streams of yours are open; close some.", 10);
    }
    if (all >= limits.streams()) {
      throw new Refused(503, "Too many streams are open here.", 10);
    }
    all++;
    open.merge(who, 1, Integer::sum);
    return new Ticket(who);
  }

  /** How many are open. */
  public synchronized int count() {
    return all;
  }
}
