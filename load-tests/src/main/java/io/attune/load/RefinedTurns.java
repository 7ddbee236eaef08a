package io.attune.load;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** How many turns the encoder of a subject reads again while a load is measured. */
final class RefinedTurns implements OpenLoad.Meanwhile {
  private final SubjectProcess process;
  private CompletableFuture<Count> before;
  private Count after;

  /** So many by a moment. */
  private record Count(long turns, long nanos) {}

  RefinedTurns(SubjectProcess process) {
    this.process = process;
  }

  @Override
  public void measuring() {
    before = CompletableFuture.supplyAsync(this::count);
  }

  @Override
  public void sent() {
    before.join();
    after = count();
  }

  private Count count() {
    try {
      return new Count(process.refined(), System.nanoTime());
    } catch (IOException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /** A second, while it was measured. */
  double perSecond() {
    Count first = before.join();
    return (after.turns() - first.turns()) * 1e9 / (after.nanos() - first.nanos());
  }
}
