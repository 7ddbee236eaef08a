package io.attune.load;

import io.attune.app.Playbooks;
import io.attune.app.Samples;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.CallInput;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Effect;
import io.attune.engine.Outcome;
import io.attune.language.LexicalScorer;
import io.attune.language.TextContext;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.redaction.Redaction;
import io.attune.wire.CallEvents;
import io.attune.wire.CallRows;
import io.attune.wire.EffectRecords;
import io.attune.wire.Latency;
import io.attune.wire.Undecodable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What one final turn of the bundled samples costs in the parts that it goes through, each by
 * itself: a call after the other, from its first turn on. Run by {@link StepSpeed}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(StepBench.TURNS)
public class StepBench {
  /** Turns of one pass over the samples. */
  static final int TURNS = 500;

  /** So many passes until the same words come again: by then they have been forgotten. */
  private static final int PASSES = 40;

  private static final Latency NO_CLOCK = null;

  private final List<List<CallEvent>> calls = new ArrayList<>();
  private final List<List<List<CallEvent>>> passes = new ArrayList<>();
  private final List<byte[]> encoded = new ArrayList<>();
  private final List<CallState> states = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final CallEvents events = new CallEvents();
  private final CallRows rows = new CallRows();
  private final EffectRecords records = new EffectRecords();
  private CallEngine engine;
  private TextScorer scorer;
  private int pass;

  /** Reads the samples and takes every call through the engine once. */
  @Setup
  public void read() throws IOException {
    Playbook playbook = PlaybookYaml.bundled("default-en");
    engine = Playbooks.engine(playbook);
    scorer = LexicalScorer.of(playbook.phrases(), playbook.locale());
    int turns = 0;
    for (Samples.Sample sample : Samples.all()) {
      List<CallEvent> finals = new ArrayList<>();
      try (var inputs = sample.events(bad -> {})) {
        while (inputs.hasNext()) {
          CallInput input = inputs.next();
          if (turns < TURNS && isFinal(input)) {
            finals.add((CallEvent) input);
            turns++;
          }
        }
      }
      calls.add(finals);
    }
    for (List<CallEvent> call : calls) {
      CallState state = null;
      for (CallEvent event : call) {
        encoded.add(events.encode(event));
        Outcome outcome = engine.step(state, event);
        state = outcome.state();
        states.add(state);
        effects.addAll(outcome.effects());
      }
    }
    for (int i = 0; i < PASSES; i++) {
      passes.add(inOtherWords(i * TURNS));
    }
  }

  private List<List<CallEvent>> inOtherWords(int number) {
    List<List<CallEvent>> others = new ArrayList<>();
    int next = number;
    for (List<CallEvent> call : calls) {
      List<CallEvent> other = new ArrayList<>();
      for (CallEvent event : call) {
        SegmentHeard said = (SegmentHeard) event.body();
        String text = OwnWord.before(said.text(), next++);
        other.add(
            new CallEvent(
                event.callId(),
                event.tenant(),
                event.at(),
                event.producerId(),
                saying(said, text)));
      }
      others.add(other);
    }
    return others;
  }

  private static SegmentHeard saying(SegmentHeard said, String text) {
    List<Word> words = new ArrayList<>(said.words());
    if (!text.equals(said.text())) {
      String own = text.substring(0, text.indexOf(' '));
      words.add(0, new Word(own, said.startMs(), said.startMs(), 1));
    }
    return new SegmentHeard(
        said.segmentId(),
        said.revision(),
        said.isFinal(),
        said.speaker(),
        said.speakerId(),
        text,
        said.startMs(),
        said.endMs(),
        said.confidence(),
        words);
  }

  private List<List<CallEvent>> nextPass() {
    pass = (pass + 1) % PASSES;
    return passes.get(pass);
  }

  private static boolean isFinal(CallInput input) {
    return input instanceof CallEvent event
        && event.body() instanceof SegmentHeard segment
        && segment.isFinal();
  }

  /** The bytes of a segment into an event. */
  @Benchmark
  public void decode(Blackhole out) throws Undecodable {
    for (byte[] event : encoded) {
      out.consume(events.decode(event));
    }
  }

  /** What is looked for before anything else: personal data. */
  @Benchmark
  public void redact(Blackhole out) {
    for (List<CallEvent> call : calls) {
      for (CallEvent event : call) {
        out.consume(Redaction.ALL.of(event));
      }
    }
  }

  /** The words alone, read by the always-on language tier. */
  @Benchmark
  public void text(Blackhole out) {
    for (List<CallEvent> call : nextPass()) {
      String previous = "";
      for (CallEvent event : call) {
        SegmentHeard segment = (SegmentHeard) event.body();
        out.consume(
            scorer.score(
                new Utterance(segment.text(), segment.speaker(), null), new TextContext(previous)));
        previous = segment.text();
      }
    }
  }

  /** The engine's step, the words with it. */
  @Benchmark
  public void step(Blackhole out) {
    for (List<CallEvent> call : nextPass()) {
      CallState state = null;
      for (CallEvent event : call) {
        Outcome outcome = engine.step(state, event);
        state = outcome.state();
        out.consume(outcome.effects());
      }
    }
  }

  /** The row that changes with every turn, as it is written to the changelog. */
  @Benchmark
  public void row(Blackhole out) {
    CallRows.Marks marks = new CallRows.Marks(0, 0, 0, 0);
    for (CallState state : states) {
      out.consume(rows.call(state, marks));
    }
  }

  /** What a turn sends: its row for the warehouse, the call's view, a cue now and then. */
  @Benchmark
  public void out(Blackhole out) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.TurnSettled turn) {
        out.consume(records.turn(turn));
      } else if (effect instanceof Effect.ViewChanged view) {
        out.consume(records.view(view));
      } else if (effect instanceof Effect.CueChanged cue) {
        out.consume(records.cue(cue, NO_CLOCK));
      }
    }
  }
}
