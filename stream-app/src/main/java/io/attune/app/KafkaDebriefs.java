package io.attune.app;

import io.attune.app.debrief.DebriefJson;
import io.attune.app.debrief.Pages;
import io.attune.app.play.Cluster;
import io.attune.debrief.Debrief;
import io.attune.debrief.Debriefer;
import io.attune.engine.CallBook;
import io.attune.engine.Shelf;
import io.attune.gateway.access.Refused;
import io.attune.gateway.pages.Debriefs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Debriefs of calls that Kafka still keeps: what happened is replayed with the engine, as {@code
 * attune debrief} does.
 */
final class KafkaDebriefs implements Debriefs {
  /** Clocks may differ by as much, ms. */
  private static final long MARGIN_MS = 60_000;

  private final Cluster cluster;
  private final Supplier<Shelf> shelf;

  /** Each replays a stretch of a partition: not many at once. */
  private final Semaphore turn = new Semaphore(2);

  /**
   * @param shelf the playbooks at hand, published ones among them; asked for when it is needed
   */
  KafkaDebriefs(Cluster cluster, Supplier<Shelf> shelf) {
    this.cluster = cluster;
    this.shelf = shelf;
  }

  @Override
  public Optional<String> html(Wanted call) {
    return debrief(call).map(Pages::fragment);
  }

  @Override
  public Optional<String> json(Wanted call) {
    return debrief(call).map(DebriefJson::of);
  }

  private Optional<Debrief> debrief(Wanted call) {
    if (!turn.tryAcquire()) {
      throw new Refused(503, "two other debriefs are being made; try again in a second", 1);
    }
    try {
      List<Debrief> found = new ArrayList<>();
      CallBook book =
          new CallBook(
              shelf.get(),
              new Debriefer(
                  debrief -> {
                    if (debrief.facts().callId().equals(call.callId())) {
                      found.add(debrief);
                    }
                  }));
      try (KafkaCalls calls = KafkaCalls.at(cluster)) {
        KafkaCalls.Span span =
            new KafkaCalls.Span(call.startedAt() - MARGIN_MS, call.endedAt() + MARGIN_MS);
        calls.read(call.callId(), span, book::hear, book::pass);
      }
      book.finish();
      return found.stream().findFirst();
    } finally {
      turn.release();
    }
  }
}
