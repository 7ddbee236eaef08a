package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.engine.CallEngine;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.language.LexicalScorer;
import io.attune.language.TextScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A processor that is killed anywhere and goes on from what it had written says what it would have
 * said. A failing seed is in the test's name.
 */
class RestartTest {
  private static final String PRODUCER = "gateway-1";

  static List<Long> seeds() {
    return new Random(20261126).longs(15, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void killedAnywhereSaysWhatItWouldHaveSaid(long seed) {
    requireSame(published(RandomCalls.call(seed), 250), seed);
  }

  /**
   * A start looks back over so many records; what was heard before is in the stores by then. Here
   * somebody went on speaking after the last final, so the line has not been quiet for that long.
   */
  @Test
  void whatWasHeardLongAgoIsInTheStores() {
    RestartedTask task = new RestartedTask(Script.START - 10_000);
    requireKnownAfter(task, Lookback.LEAST + 10);
    assertThat(task.lookedBack()).isEqualTo(Lookback.LEAST);
  }

  /** The same where so much comes in that a start looks back further. */
  @Test
  void whatWasHeardOnABusyPartitionIsHeardAgain() {
    RestartedTask task = new RestartedTask(Script.START - 10_000);
    beats(Script.START - 10_000, Script.START - 9_000, 250).forEach(task::hear);
    task.passASecond();
    beats(Script.START - 9_000, Script.START - 9_000 + Lookback.LEAST, 1).forEach(task::hear);
    task.passASecond();
    requireKnownAfter(task, Lookback.LEAST + 10);
    assertThat(task.lookedBack()).isGreaterThan(Lookback.LEAST);
  }

  /** Kills it so many records after somebody began to speak: it knows, and waits with its cue. */
  private static void requireKnownAfter(RestartedTask task, int records) {
    List<CallInput> heard =
        Script.call()
            .agent(0, 2_000, "right")
            .partial(Speaker.CUSTOMER, "p1", 0, 3_000, 5_000, "well")
            .partial(Speaker.CUSTOMER, "p1", 1, 3_000, 6_000, "well i")
            .inputs();
    published(heard, 250).forEach(task::hear);
    long last = heard.get(heard.size() - 1).at();
    beats(last, last + records, 1).forEach(task::hear);
    task.restart();
    beats(last + records, Script.START + 10_500, 100).forEach(task::hear);
    assertThat(task.cues()).isEmpty();
    beats(Script.START + 10_500, Script.START + 11_500, 100).forEach(task::hear);
    assertThat(task.cues()).hasSize(1);
  }

  /** It went to the dead letters when it was heard, and must not keep the task from starting. */
  @Test
  void whatTheEngineFailedOnIsNotHeardAgain() {
    TextScorer sound = LexicalScorer.of(List.of(), "en");
    TextScorer scorer =
        (utterance, context) -> {
          if (utterance.text().startsWith("boom")) {
            throw new IllegalStateException("boom");
          }
          return sound.score(utterance, context);
        };
    RestartedTask task =
        new RestartedTask(
            Script.START - 10_000, new CallEngine(SmallPlaybook.engine().playbook(), scorer));
    List<CallInput> call =
        Script.call()
            .agent(0, 2_000, "right")
            .partial(Speaker.CUSTOMER, "p1", 0, 3_000, 5_000, "boom")
            .agent(6_000, 7_000, "well")
            .ended(8_000)
            .inputs();
    call.subList(0, call.size() - 2).forEach(task::hear);
    task.restart();
    call.subList(call.size() - 2, call.size()).forEach(task::hear);
    beats(Script.START + 8_000, Script.START + 20_000, 250).forEach(task::hear);
    assertThat(task.turns()).hasSize(2);
    assertThat(task.summaries()).hasSize(1);
  }

  private static void requireSame(List<CallInput> inputs, long seed) {
    RestartedTask straight = new RestartedTask(Script.START - 10_000);
    RestartedTask killed = new RestartedTask(Script.START - 10_000);
    Random random = new Random(seed);
    for (CallInput input : inputs) {
      straight.hear(input);
      // Not drawn for answers, so that a call is killed at the same moments with and without them.
      if (!isAnswer(input) && random.nextInt(40) == 0) {
        killed.restart();
      }
      killed.hear(input);
    }
    assertThat(killed.turns()).isEqualTo(straight.turns());
    assertThat(killed.cues()).isEqualTo(straight.cues());
    assertThat(killed.summaries()).hasSize(1).isEqualTo(straight.summaries());
  }

  private static boolean isAnswer(CallInput input) {
    return input instanceof CallEvent event && event.body() instanceof TurnRefined;
  }

  /** The same call as a producer publishes it: under its name, with its heartbeats in between. */
  private static List<CallInput> published(List<CallInput> call, int beatMs) {
    List<CallInput> inputs = new ArrayList<>();
    long beat = Script.START;
    for (CallInput input : call) {
      inputs.addAll(beats(beat, input.at(), beatMs));
      beat = Math.max(beat, input.at());
      if (input instanceof CallEvent event) {
        inputs.add(
            new CallEvent(event.callId(), event.tenant(), event.at(), PRODUCER, event.body()));
      }
    }
    return inputs;
  }

  private static List<CallInput> beats(long from, long to, int everyMs) {
    List<CallInput> beats = new ArrayList<>();
    for (long at = from; at < to; at += everyMs) {
      beats.add(CallEvent.of(null, at, new Heartbeat(PRODUCER, at)));
    }
    return beats;
  }
}
