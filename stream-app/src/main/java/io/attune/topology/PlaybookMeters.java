package io.attune.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts published playbooks that no call can use. Safe for threads. */
public final class PlaybookMeters {
  private final Counter unreadable;
  private final Counter faulty;
  private final Counter changed;

  public PlaybookMeters(MeterRegistry registry) {
    this.unreadable = refused(registry, "unreadable");
    this.faulty = refused(registry, "faulty");
    this.changed = refused(registry, "changed");
  }

  private static Counter refused(MeterRegistry registry, String reason) {
    return Counter.builder("attune.playbooks.refused")
        .description("Records of the topic of playbooks that no call can use")
        .tag("reason", reason)
        .register(registry);
  }

  /** A record is no playbook. */
  void unreadable() {
    unreadable.increment();
  }

  /** A playbook has faults. */
  void faulty() {
    faulty.increment();
  }

  /** A version was published again with another text. */
  void changed() {
    changed.increment();
  }
}
