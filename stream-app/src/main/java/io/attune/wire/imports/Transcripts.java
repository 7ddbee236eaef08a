package io.attune.wire.imports;

import io.attune.call.CallEvent.CallStarted;
import io.attune.wire.imports.SpokenCall.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Many transcripts in one file, each line naming the dialogue it belongs to. */
final class Transcripts implements DialogueLines {
  private static final CallStarted NOTHING_KNOWN = new CallStarted(null, null, null, null);

  private final Consumer<SpokenCall> calls;
  private final boolean keepOther;
  private final Set<String> finished = new HashSet<>();
  private final Set<String> segmentIds = new HashSet<>();
  private final List<Utterance> utterances = new ArrayList<>();
  private String dialogue;

  Transcripts(Consumer<SpokenCall> calls, boolean keepOther) {
    this.calls = calls;
    this.keepOther = keepOther;
  }

  @Override
  public void take(JsonLine line) {
    String name = line.neededText("dialogue");
    JsonLine.requireId("dialogue", name);
    JsonLine.require(
        !finished.contains(name),
        "its dialogue has ended further up: the lines of a dialogue must stand together");
    if (!name.equals(dialogue)) {
      finish();
      dialogue = name;
    }
    JsonLine.require(utterances.size() < MOST, "the dialogue has more than " + MOST + " turns");
    Utterance utterance = utterance(line);
    // Nothing said at no known time: there is nothing to publish.
    if (!utterance.text().isEmpty() || utterance.endMs() != null) {
      utterances.add(utterance);
    }
  }

  private Utterance utterance(JsonLine line) {
    Long startMs = line.mediaMs("start_ms");
    Long endMs = line.mediaMs("end_ms");
    JsonLine.require(
        startMs == null || endMs == null || startMs <= endMs, "end_ms is before start_ms");
    JsonLine labels = line.within("labels");
    String speakerId = labels == null ? null : labels.text("speaker_id");
    return new Utterance(
        line.number(),
        segmentId(line),
        line.speaker(),
        speakerId == null ? "" : speakerId,
        line.neededText("text").strip(),
        startMs,
        endMs,
        null,
        null,
        true);
  }

  /** After the turn's number, so that labels can be joined to what comes out. */
  private String segmentId(JsonLine line) {
    Long turn = line.whole("turn", 0, Long.MAX_VALUE);
    String id = "s" + (turn == null ? utterances.size() : turn);
    for (int again = 2; !segmentIds.add(id); again++) {
      id = "s" + (turn == null ? utterances.size() : turn) + "-" + again;
    }
    return id;
  }

  @Override
  public void finish() {
    if (dialogue != null) {
      finished.add(dialogue);
    }
    if (!utterances.isEmpty()) {
      calls.accept(
          new SpokenCall(
              dialogue,
              NOTHING_KNOWN,
              List.copyOf(keepOther ? utterances : Roles.assign(utterances))));
    }
    utterances.clear();
    segmentIds.clear();
  }
}
