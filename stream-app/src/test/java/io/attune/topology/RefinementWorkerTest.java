package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.engine.CallEngine;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.engine.Script;
import io.attune.language.MadeUpRefiner;
import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextRefiner;
import io.attune.language.Utterance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RefinementWorkerTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final BlockingQueue<CallEvent> published = new LinkedBlockingQueue<>();
  private final AtomicLong wall = new AtomicLong(1_000_000);
  private final CountDownLatch mayOpen = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();
  private RefinementWorker worker;

  @AfterEach
  void stop() {
    mayOpen.countDown();
    worker.close();
  }

  /** A model that opens when it is let, and fails on one text. */
  private TextRefiner open() {
    try {
      mayOpen.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Closed: the worker sees it next.
    }
    MadeUpRefiner model = new MadeUpRefiner();
    return new TextRefiner() {
      @Override
      public boolean reads(String locale) {
        return model.reads(locale);
      }

      @Override
      public Refinement refine(Utterance utterance, TextContext context, TextReading fast) {
        if (utterance.text().contains("seven")) {
          throw new IllegalStateException("no sevens");
        }
        return model.refine(utterance, context, fast);
      }

      @Override
      public void close() {
        closed.set(true);
      }
    };
  }

  private void start() {
    RefinementPublisher publisher =
        new RefinementPublisher() {
          @Override
          public void publish(CallEvent answer, Runnable onLoss) {
            published.add(answer);
          }

          @Override
          public void close() {}
        };
    worker = RefinementWorker.start(this::open, publisher, 1, registry, wall::get);
  }

  private static RefinementWanted wanted(String text) {
    return Script.call().customer(0, 2_000, text).play().all(RefinementWanted.class).get(0);
  }

  private void take(RefinementWanted wanted) {
    worker.take(wanted, wall.get(), wall.get());
  }

  private CallEvent next() throws InterruptedException {
    return published.poll(20, TimeUnit.SECONDS);
  }

  private double count(String outcome) {
    var counter = registry.find("attune.refinements").tag("outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void answersCarryTheTurnAndItsRecordTime() throws Exception {
    mayOpen.countDown();
    start();
    take(wanted("my order has not come"));

    CallEvent answer = next();
    assertThat(answer.callId()).isEqualTo("c1");
    assertThat(answer.at()).isEqualTo(Script.START + 2_000 + Script.DELAY_MS);
    assertThat(answer.producerId()).isNull();
    CallEvent.TurnRefined body = (CallEvent.TurnRefined) answer.body();
    assertThat(body.segmentId()).isEqualTo("s1");
    assertThat(body.model()).isEqualTo(MadeUpRefiner.MODEL);
  }

  @Test
  void ofTooManyTheNewestAreAnswered() throws Exception {
    start();
    List<RefinementWanted> all =
        java.util.stream.IntStream.range(0, RefinementWorker.WAITING + 10)
            .mapToObj(i -> wanted("order number " + i))
            .toList();
    all.forEach(this::take);
    assertThat(count("crowded-out")).isEqualTo(10);
    assertThat(registry.get("attune.refinement.queue").gauge().value())
        .isEqualTo(RefinementWorker.WAITING);

    mayOpen.countDown();
    assertThat(next()).isEqualTo(all.get(10).ask(new MadeUpRefiner()));
    for (int i = 1; i < RefinementWorker.WAITING; i++) {
      assertThat(next()).isNotNull();
    }
    assertThat(published).isEmpty();
  }

  @Test
  void whatCouldNotBeInTimeIsNotWorkedOut() throws Exception {
    start();
    take(wanted("this one waits too long"));
    wall.addAndGet(CallEngine.LATENESS_MS + 1);
    take(wanted("this one does not"));
    mayOpen.countDown();

    assertThat(next()).isEqualTo(wanted("this one does not").ask(new MadeUpRefiner()));
    assertThat(count("too-old")).isEqualTo(1);
  }

  @Test
  void whileTheTaskCatchesUpNobodyIsAsked() {
    start();
    worker.take(
        wanted("my order has not come"), wall.get() - WallClockTrust.STALE_MS - 1, wall.get());
    assertThat(count("behind")).isEqualTo(1);
    assertThat(registry.get("attune.refinement.queue").gauge().value()).isZero();
  }

  @Test
  void aTurnOnWhichTheModelFailsIsCountedAndTheNextOneAnswered() throws Exception {
    mayOpen.countDown();
    start();
    take(wanted("that is number seven"));
    take(wanted("that is number eight"));

    assertThat(next()).isEqualTo(wanted("that is number eight").ask(new MadeUpRefiner()));
    assertThat(count("failed")).isEqualTo(1);
  }

  @Test
  void aLanguageThatTheModelDoesNotKnowIsLeft() throws Exception {
    mayOpen.countDown();
    start();
    RefinementWanted english = wanted("my order has not come");
    take(new RefinementWanted(english.facts(), "de", english.turn()));
    take(english);

    assertThat(next()).isNotNull();
    worker.close();
    assertThat(published).isEmpty();
    assertThat(count("answered")).isEqualTo(1);
  }

  @Test
  void closedItGivesTheModelBack() throws Exception {
    mayOpen.countDown();
    start();
    take(wanted("my order has not come"));
    assertThat(next()).isNotNull();
    worker.close();
    assertThat(closed).isTrue();
  }
}
