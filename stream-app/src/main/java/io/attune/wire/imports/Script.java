package io.attune.wire.imports;

import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import io.attune.wire.imports.SpokenCall.Happening;
import io.attune.wire.imports.SpokenCall.Moment;
import io.attune.wire.imports.SpokenCall.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One call written by hand: its facts first, then what is said and what happens, with pauses
 * instead of times.
 */
final class Script implements DialogueLines {
  private static final int MOST_WPM = 600;

  private final Consumer<SpokenCall> calls;
  private final List<Moment> moments = new ArrayList<>();
  private String callId;
  private CallStarted facts = new CallStarted(null, null, null, null);

  /**
   * @param source the file's name, which names the call unless its facts do
   */
  Script(String source, Consumer<SpokenCall> calls) {
    int folder = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
    this.callId = source.substring(folder + 1).replaceAll("\\.jsonl?(\\.gz)?$", "");
    this.calls = calls;
  }

  @Override
  public void take(JsonLine line) {
    JsonLine.require(moments.size() < MOST, "the call has more than " + MOST + " lines");
    if (line.within("call") != null) {
      JsonLine.require(
          moments.isEmpty(), "the facts of the call come too late: they must be the first line");
      takeFacts(line.within("call"));
    } else if (line.has("event")) {
      moments.add(new Happening(body(line), gapMs(line)));
    } else if (line.has("speaker")) {
      moments.add(utterance(line));
    } else {
      throw new InvalidEvent(
          "the line is neither call nor event nor speech: expected one of the fields call, event, speaker");
    }
  }

  private void takeFacts(JsonLine call) {
    String id = call.text("callId");
    if (id != null) {
      JsonLine.requireId("callId", id);
      callId = id;
    }
    facts =
        new CallStarted(
            call.text("agentId"), call.text("queue"), call.text("team"), call.text("language"));
  }

  private static Body body(JsonLine line) {
    return switch (line.text("event")) {
      case "held" -> new CallHeld();
      case "resumed" -> new CallResumed();
      case "ended" -> new CallEnded(line.text("reason"));
      default -> throw new InvalidEvent("event is unknown, expected held, resumed or ended");
    };
  }

  private Utterance utterance(JsonLine line) {
    String text = line.neededText("text").strip();
    JsonLine.require(!text.isEmpty(), "text is empty");
    String speakerId = line.text("speakerId");
    Long wpm = line.whole("wpm", 1, MOST_WPM);
    return new Utterance(
        line.number(),
        "s" + (moments.size() + 1),
        line.speaker(),
        speakerId == null ? "" : speakerId,
        text,
        null,
        null,
        gapMs(line),
        wpm == null ? null : wpm.intValue(),
        !line.node().path("partials").isBoolean() || line.node().path("partials").booleanValue());
  }

  private static Long gapMs(JsonLine line) {
    return line.whole("gapMs", -Limits.CALL_MS, Limits.CALL_MS);
  }

  @Override
  public void finish() {
    if (!moments.isEmpty()) {
      calls.accept(new SpokenCall(callId, facts, moments));
    }
  }
}
