package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.engine.CallEngine;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.language.TextRefiner;
import io.attune.topology.RefinementMeters.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a slower model about turns, on one thread of low priority that rests after each answer, so
 * that it delays no cue and takes no more of the machine than it was given. What it cannot do in
 * time it leaves.
 */
public final class RefinementWorker implements RefinementDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RefinementWorker.class);

  /** Turns that may wait; older ones give way to newer ones. */
  static final int WAITING = 64;

  private static final long CLOSE_WITHIN_MS = 2_000;

  private final BlockingQueue<Question> questions = new ArrayBlockingQueue<>(WAITING);
  private final Supplier<TextRefiner> opener;
  private final RefinementPublisher publisher;
  private final double restShare;
  private final LongSupplier wall;
  private final RefinementMeters meters;
  private final Thread thread = new Thread(this::run, "attune-refinement");
  private boolean hasFailed;

  private record Question(RefinementWanted wanted, long publishedAt, Context trace) {}

  private RefinementWorker(
      Supplier<TextRefiner> opener,
      RefinementPublisher publisher,
      double coreShare,
      MeterRegistry registry,
      LongSupplier wall) {
    this.opener = opener;
    this.publisher = publisher;
    this.restShare = 1 / coreShare - 1;
    this.wall = wall;
    this.meters = new RefinementMeters(registry, questions::size);
  }

  /**
   * Starts to work.
   *
   * @param opener loads the model, on the worker's own thread; turns wait meanwhile
   * @param publisher takes the answers; closed with this
   * @param coreShare how much of one core it may take, above 0 to 1
   * @param wall the wall clock, epoch ms
   */
  public static RefinementWorker start(
      Supplier<TextRefiner> opener,
      RefinementPublisher publisher,
      double coreShare,
      MeterRegistry registry,
      LongSupplier wall) {
    RefinementWorker worker = new RefinementWorker(opener, publisher, coreShare, registry, wall);
    worker.thread.setDaemon(true);
    worker.thread.setPriority(Thread.MIN_PRIORITY);
    worker.thread.start();
    return worker;
  }

  @Override
  public void take(RefinementWanted wanted, long publishedAt, long now) {
    if (now - publishedAt > WallClockTrust.STALE_MS) {
      meters.count(Outcome.BEHIND);
      return;
    }
    Question question = new Question(wanted, publishedAt, Context.current());
    while (!questions.offer(question)) {
      if (questions.poll() != null) {
        meters.count(Outcome.CROWDED_OUT);
      }
    }
  }

  private void run() {
    try (TextRefiner refiner = opener.get()) {
      while (true) {
        answer(questions.take(), refiner);
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (RuntimeException | LinkageError e) {
      // Its message speaks of files and libraries; what was said in a call it has not seen.
      LOG.error("The encoder cannot be used, so turns are read by their words alone", e);
    }
  }

  private void answer(Question question, TextRefiner refiner) throws InterruptedException {
    if (!refiner.reads(question.wanted.locale())) {
      return;
    }
    if (wall.getAsLong() - question.publishedAt > CallEngine.LATENESS_MS) {
      meters.count(Outcome.TOO_OLD);
      return;
    }
    long began = System.nanoTime();
    CallEvent answer = ask(question.wanted, refiner);
    if (answer != null) {
      try (Scope scope = question.trace.makeCurrent()) {
        publisher.publish(answer, () -> meters.count(Outcome.UNWRITTEN));
      }
      meters.answered(Math.max(0, wall.getAsLong() - question.publishedAt));
    }
    TimeUnit.NANOSECONDS.sleep((long) ((System.nanoTime() - began) * restShare));
  }

  /** The answer; null if the model fails. */
  private CallEvent ask(RefinementWanted wanted, TextRefiner refiner) {
    try {
      return wanted.ask(refiner);
    } catch (RuntimeException e) {
      meters.count(Outcome.FAILED);
      if (!hasFailed) {
        // The message may quote what was said, so only the class is told, and that once.
        LOG.warn("The encoder failed on a turn: {}; from here on it is only counted", e.getClass());
        hasFailed = true;
      }
      return null;
    }
  }

  /** Stops; what waits is left. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(CLOSE_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    publisher.close();
  }
}
