package io.attune.engine;

import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.call.TimePassed;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens on one call, in media time, as the engine would hear it. */
public final class Script {
  public static final long START = 1_760_000_000_000L;

  /** How long after the last sound a recogniser publishes a final. */
  public static final long DELAY_MS = 300;

  private final String callId;
  private final List<CallInput> inputs = new ArrayList<>();
  private int segments;

  private Script(String callId, CallContext context) {
    this.callId = callId;
    inputs.add(
        CallEvent.of(
            callId, START, new CallStarted("agent-7", "sales", "north", "en-US", context)));
  }

  public static Script call() {
    return call(CallContext.UNKNOWN);
  }

  public static Script call(CallContext context) {
    return new Script("c1", context);
  }

  public Script agent(long startMs, long endMs, String text) {
    return says(Speaker.AGENT, startMs, endMs, text);
  }

  public Script customer(long startMs, long endMs, String text) {
    return says(Speaker.CUSTOMER, startMs, endMs, text);
  }

  public Script says(Speaker speaker, long startMs, long endMs, String text) {
    return heard(
        endMs + DELAY_MS, segment("s" + ++segments, 0, true, speaker, startMs, endMs, text));
  }

  public Script partial(
      Speaker speaker, String id, int revision, long startMs, long endMs, String text) {
    return heard(endMs + DELAY_MS, segment(id, revision, false, speaker, startMs, endMs, text));
  }

  public Script finalOf(
      Speaker speaker, String id, int revision, long startMs, long endMs, String text) {
    return heard(endMs + DELAY_MS, segment(id, revision, true, speaker, startMs, endMs, text));
  }

  public Script heard(long atMs, CallEvent.Body body) {
    inputs.add(CallEvent.of(callId, START + atMs, body));
    return this;
  }

  public Script held(long atMs) {
    return heard(atMs, new CallHeld());
  }

  public Script resumed(long atMs) {
    return heard(atMs, new CallResumed());
  }

  public Script ended(long atMs) {
    return heard(atMs, new CallEnded("hangup"));
  }

  public Script tick(long atMs) {
    inputs.add(new TimePassed(START + atMs));
    return this;
  }

  public Script tell(CallInput input) {
    inputs.add(input);
    return this;
  }

  public List<CallInput> inputs() {
    return inputs;
  }

  /** What the engine makes of it with the small playbook of these tests. */
  public Story play() {
    return Story.of(SmallPlaybook.engine(), inputs);
  }

  public static SegmentHeard segment(
      String id,
      int revision,
      boolean isFinal,
      Speaker speaker,
      long startMs,
      long endMs,
      String text) {
    return new SegmentHeard(
        id, revision, isFinal, speaker, speaker.name(), text, startMs, endMs, 1, List.of());
  }
}
